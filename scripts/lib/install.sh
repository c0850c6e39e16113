# Sourced by the scripts: brings the Debian or Ubuntu packages that a step needs, and says which are missing where it
# may not install them itself.

# The libraries that Portico is linked with.
PORTICO_LIBRARIES="libcmark-gfm-dev libcmark-gfm-extensions-dev libsqlite3-dev libssl-dev libcurl4-openssl-dev libqrencode-dev libpango1.0-dev libcairo2-dev librsvg2-dev libqpdf-dev pkg-config sqlite3"

# What documents are set in: every script that people write, Chinese, Japanese and Korean from one small font.
PORTICO_FONTS="fonts-noto-core fonts-wqy-microhei"

# The tools that previews are made with; without them pages show the originals.
PORTICO_TOOLS="libvips-tools poppler-utils ffmpeg bubblewrap"

# install NAME…: those that are missing, quietly.
install() {
  local missing=()
  local name
  for name in "$@"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local sudo=""
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      echo "These packages are missing: ${missing[*]}. Install them with: apt-get install ${missing[*]}" >&2
      return 1
    }
    sudo=sudo
  fi
  echo "Installing ${missing[*]} …" >&2
  local log
  log=$(mktemp)
  if ! { $sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
    $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "Could not install ${missing[*]}; what the package manager said stands above." >&2
    return 1
  fi
  rm -f "$log"
}

# needs_swift: Swift 6.2 or later, or a line that says where to get it.
needs_swift() {
  command -v swift >/dev/null || {
    echo "Swift is missing. Install Swift 6.2 or later from swift.org/install, then run this again." >&2
    return 1
  }
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  if [ "$(printf '%s\n6.2\n' "$version" | sort -V | head -n 1)" != 6.2 ]; then
    echo "Swift $version is too old: 6.2 or later is needed (swift.org/install)." >&2
    return 1
  fi
}

# python_environment FOLDER PACKAGE…: a virtual environment with these packages, made once.
python_environment() {
  local folder=$1
  shift
  local wanted="$*"
  [ -f "$folder/.packages" ] && [ "$(cat "$folder/.packages")" = "$wanted" ] && return 0
  install python3 python3-venv || return 1
  python3 -m venv "$folder" && "$folder/bin/pip" install -q --disable-pip-version-check "$@" || return 1
  echo "$wanted" >"$folder/.packages"
}
