// An invoice as it is written: lines come and go without a new page, and the totals follow. The server adds up, here as
// anywhere: the same form is posted as "Update total" posts it, and what came back is put in place.
const form = document.querySelector('[data-invoice]');

if (form) {
  let turn = 0, timer;
  const ask = async change => {
    const mine = ++turn, body = new URLSearchParams(new FormData(form));
    for (const [name, value] of Object.entries(change)) body.set(name, value);
    const reply = await fetch(form.action, { method: 'POST', body, redirect: 'error' });
    if (!reply.ok) throw reply.status;
    const page = new DOMParser().parseFromString(await reply.text(), 'text/html');
    if (mine == turn) for (const old of form.querySelectorAll('[data-sum]')) {
      const now = page.querySelector(`[data-sum="${old.dataset.sum}"]`);
      if (now) old.replaceWith(now);
    }
    return page;
  };
  const total = () => ask({ do: 'total' }).catch(() => {});
  const rows = () => form.querySelectorAll('[data-row]');

  // Another company is usually billed in another currency: the server fills in what nobody changed.
  form.addEventListener('change', event => {
    if (event.target.name != 'company') return;
    clearTimeout(timer);
    ask({ do: 'total' }).then(page => {
      for (const name of ['currency', 'prices-include-tax', 'reverse-charge', 'usual']) {
        const now = page.querySelector(`[data-invoice] [name="${name}"]`), old = form.querySelector(`[name="${name}"]`);
        if (now && old) old.value = now.value;
      }
    }, () => {});
  });
  form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(total, 400); });
  form.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button || !(button.value == 'add' || button.name == 'remove' || (button.value == 'total' && !button.hidden))) return;
    event.preventDefault();
    if (button.value == 'total') return total();
    if (button.name == 'remove' && rows().length > 1) {
      const row = button.closest('[data-row]'), next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      next.querySelector('input').focus();
      return total();
    }
    if (button.name == 'remove') {
      for (const cell of button.closest('[data-row]').querySelectorAll('input')) cell.value = '';
      return total();
    }
    ask({ do: 'add' }).then(page => {
      const row = [...page.querySelectorAll('[data-row]')].at(-1);
      form.querySelector('.lines tbody').append(row);
      row.querySelector('input').focus();
    }, () => { form.requestSubmit(button); });
  });
}
