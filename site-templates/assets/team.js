/* Only adds: keys in lists, Ctrl+Enter in texts, an inbox that is always as it is now, totals while one writes. Every page works without it. */
import "./team/uploads.js";
import "./team/invoice.js";
import "./js/pins.js";
import "./js/live.js";

document.documentElement.classList.add("scripted");

(() => {
  const all = (s, r = document) => [...r.querySelectorAll(s)];
  document.addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey) {
      if (e.key == 'Enter' && e.target.matches('textarea')) e.target.form.requestSubmit();
      return;
    }
    if (e.altKey || !e.target.closest('.tasks a, .ledger tbody th > a')) return;
    const list = all('.tasks a, .ledger tbody th > a'), i = list.indexOf(e.target);
    const to = { j: i + 1, ArrowDown: i + 1, k: i - 1, ArrowUp: i - 1 }[e.key];
    if (list[to]) { e.preventDefault(); list[to].focus(); }
  });

  /* A few bytes a second tell whether anything changed; then the page is asked for, and only the lists are put in place:
     nobody's typing, focus or scrolling is touched. */
  const desk = document.querySelector('[data-pulse]');
  if (!desk) return;
  let known, pause = 1000;
  const used = pane => pane.contains(document.activeElement) && document.activeElement != pane ||
    all('textarea, select, input', pane).some(f => f.type == 'checkbox' ? f.checked != f.defaultChecked : f.options ? f.selectedIndex > 0 : f.value != f.defaultValue);
  const swap = page => {
    const at = document.activeElement?.getAttribute?.('href');
    // Before the parts of it: what goes from one page into another is in the first no more.
    const tab = page.querySelector('.tabs'), here = document.querySelector('.tabs');
    if (tab && here && !here.contains(document.activeElement)) here.replaceWith(tab);
    // The task beside the list stays the one that is read; its line is the one that is marked.
    const pane = document.querySelector('.task'), fresh = page.querySelector('.task');
    if (!pane && fresh) desk.append(fresh);
    else if (fresh && fresh.dataset.task == pane.dataset.task && !fresh.isEqualNode(pane) && !used(pane)) pane.replaceWith(fresh);
    const open = document.querySelector('.task')?.dataset.task;
    for (const line of all('.tasks a', page)) line.toggleAttribute('aria-current', false);
    page.querySelector(`.tasks a[href*="task=${open}#"]`)?.setAttribute('aria-current', 'true');
    for (const old of all('[data-live]')) {
      const now = page.querySelector(`[data-live=${old.dataset.live}]`);
      if (now) old.replaceWith(now);
    }
    document.title = page.title;
    if (at && document.activeElement == document.body) all('.tasks a').find(a => a.getAttribute('href') == at)?.focus();
  };
  const look = async () => {
    if (!document.hidden) try {
      const reply = await fetch(desk.dataset.pulse, { redirect: 'error', cache: 'no-store' });
      if (!reply.ok) throw 0;
      const pulse = await reply.text();
      if (known !== undefined && pulse != known) {
        // The open task itself, whatever is the first in the list now.
        const page = await fetch(document.querySelector('.tasks [aria-current]')?.href ?? location.href, { redirect: 'error', cache: 'no-store' });
        if (!page.ok) throw 0;
        swap(new DOMParser().parseFromString(await page.text(), 'text/html'));
      }
      known = pulse; pause = 1000;
    } catch { pause = Math.min(pause * 2, 60000); }
    setTimeout(look, pause);
  };
  known = desk.dataset.seen;
  addEventListener('visibilitychange', () => { pause = 1000; });
  look();
})();
