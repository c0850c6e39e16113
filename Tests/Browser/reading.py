"""What a page is made of, read in the browser: from a page that stands there, or from the text of one."""

import json
import re
from collections import Counter

# Elements by the names of their attributes; of those in prose, which Markdown makes, apart from the rest.
PARTS = """
(root => {
    const parts = {template: [], prose: [], leads: [], text: ''};
    for (const element of root.querySelectorAll('*')) {
        // Not what our own script adds: that it runs, and where its line between two versions stands.
        const ours = element.localName === 'html' ? 'class' : element.matches('.two') ? 'style' : '';
        const names = element.getAttributeNames().filter(name => name !== ours).sort().join(' ');
        const isProse = element.parentElement && element.parentElement.closest('.prose');
        parts[isProse ? 'prose' : 'template'].push(`${element.localName} ${names}`.trim());
        for (const name of ['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'data', 'srcset'])
            if (element.hasAttribute(name)) parts.leads.push(element.getAttribute(name));
    }
    const said = ['alt', 'value', 'title', 'placeholder', 'aria-label'];
    for (const element of root.querySelectorAll('*'))
        for (const name of said) if (element.hasAttribute(name)) parts.text += element.getAttribute(name) + '\\n';
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest('script, style')) parts.text += walker.currentNode.data;
    // As one string: thousands of values one by one take longer to hand over than the page to load.
    return JSON.stringify(parts);
})
"""

# What Markdown may make of an agency's words (Sources/Markup/Markdown); a picture is a link there.
PROSE = {
    "a href rel", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "ol start", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}
# Lines of an address and paragraphs of a message: as many as were typed.
LINES = {"br", "p"}
LEADS = re.compile(r"(https?://|mailto:|/(?!/)|#|\?|[a-z0-9_.-]+(/|$))(?!.*javascript:)", re.IGNORECASE)


def standing(page):
    return json.loads(page.evaluate(PARTS + "(document)"))


def parsed(page, html):
    read = "html => " + PARTS + "(new DOMParser().parseFromString(html, 'text/html'))"
    return json.loads(page.evaluate(read, html))


def strange(clean, hostile):
    """What the hostile words have made besides themselves, in words; nothing where all is well."""
    before, after = Counter(clean["template"]), Counter(hostile["template"])
    found = [f"<{part}> {before[part]} times with peaceful words, now {after[part]}"
             for part in sorted(before | after) if before[part] != after[part] and part not in LINES]
    found += [f"<{part}> in prose" for part in sorted(set(hostile["prose"]) - PROSE)]
    return found + [f"leads to {lead!r}" for lead in hostile["leads"] if not LEADS.match(lead)]
