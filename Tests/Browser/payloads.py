"""What an attacker may type into a field: each has been a hole in some template, Markdown or mail renderer.

§ stands for the mark of the column that a value was written to, so that an execution names its way in.
"""

PAYLOADS = [
    "<script>canary('§')</script>",
    "\"><img src=x onerror=\"canary('§')\">",
    "'><svg onload=canary('§')>",
    "</title><script>canary('§')</script>",
    "</style></textarea><img src=x onerror=canary('§')>",
    "<iframe srcdoc=\"<script>parent.canary('§')</script>\"></iframe>",
    "\" autofocus onfocus=\"canary('§')\" x=\"",
    "' style='animation:x' onanimationstart='canary(\"§\")' x='",
    "<details open ontoggle=canary('§')>§</details>",
    "<a href=\"javascript:canary('§')\">§</a>",
    "[§](javascript:canary('§'))",
    "[§](JaVa\tscript:canary('§')) [§](&#106;avascript:canary('§'))",
    "[§](data:text/html,<script>canary('§')</script>)",
    "![§](x\" onerror=\"canary('§'))",
    "[§]: javascript:canary('§')\n\n[§]",
    "<javascript:canary('§')>",
    "<!--><img src=x onerror=canary('§')>-->",
    "<math><mtext><table><mglyph><style><img src=x onerror=canary('§')>",
    "<xmp><p title=\"</xmp><svg/onload=canary('§')>\">",
    "<base href=\"https://evil.example/§/\">",
    "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/§\">",
    "<link rel=stylesheet href=\"https://evil.example/§.css\">",
    "<img src=\"https://evil.example/§.png\">",
    "<form action=\"https://evil.example/§\"><button autofocus>§</button></form>",
    "javascript:canary('§')",
    "&lt;script&gt;canary('§')&lt;/script&gt; &#60;b&#62;§",
    "+ADw-script+AD4-canary('§')+ADw-/script+AD4-",
    "\u2028</script><script>canary('§')</script>\u2029",
    # what a template engine, or a format string, would take for its own.
    "{{secret}} {{{§}}} {{>partials/shell}} {{#site}}§{{/site}}",
    "{{=<% %>=}} <%secret%> {{! § }}",
    "%s %@ %n \\(§) ${§} #{§} <%= § %>",
]

# For columns that hold no more.
SHORT = ["<svg onload=canary('§')>", "<b id=§>", "§"]


def value(number, mark, longest):
    """Payload `number` for a column, or the longest that it has room for."""
    for text in [PAYLOADS[number % len(PAYLOADS)], *SHORT]:
        filled = text.replace("§", mark)
        if longest is None or len(filled) <= longest:
            return filled
    raise ValueError(f"no payload of {longest} characters")
