/*
 * What makes the pages quicker to use. Every page works without it; nothing here decides anything.
 */
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');
  const say = text => { const said = document.getElementById('said'); if (said) said.textContent = text; };

  /* --- the code: six boxes that take a pasted code */

  const boxes = input => {
    if (!input || input.dataset.ready) return;
    input.dataset.ready = '1';
    const group = document.createElement('div');
    group.className = 'code-boxes';
    group.setAttribute('role', 'group');
    const label = document.querySelector('label[for="' + input.id + '"]');
    if (label) { label.id = label.id || input.id + '-label'; group.setAttribute('aria-labelledby', label.id); }
    const digits = [];
    const collect = () => { input.value = digits.map(box => box.value).join(''); };
    const fill = (from, text) => {
      const found = text.replace(/\D/g, '').split('');
      found.forEach((digit, i) => { if (digits[from + i]) digits[from + i].value = digit; });
      digits[Math.min(from + found.length, 5)].focus();
      collect();
      if (input.value.length === 6 && found.length) input.form.requestSubmit();
    };
    for (let i = 0; i < 6; i++) {
      const box = document.createElement('input');
      box.className = 'form-control';
      box.type = 'text';
      box.inputMode = 'numeric';
      box.autocomplete = i === 0 ? 'one-time-code' : 'off';
      box.setAttribute('aria-label', input.dataset.digit.replace('{0}', i + 1));
      if (input.getAttribute('aria-invalid') === 'true') box.setAttribute('aria-invalid', 'true');
      if (input.getAttribute('aria-describedby')) box.setAttribute('aria-describedby', input.getAttribute('aria-describedby'));
      box.addEventListener('input', () => { const typed = box.value; box.value = ''; typed.replace(/\D/g, '') ? fill(i, typed) : collect(); });
      box.addEventListener('paste', event => { event.preventDefault(); fill(event.clipboardData.getData('text').replace(/\D/g, '').length > 1 ? 0 : i, event.clipboardData.getData('text')); });
      box.addEventListener('focus', () => box.select());
      box.addEventListener('keydown', event => {
        if (event.key === 'Backspace' && !box.value && i > 0) { digits[i - 1].value = ''; digits[i - 1].focus(); collect(); event.preventDefault(); }
        if (event.key === 'ArrowLeft' && i > 0) { digits[i - 1].focus(); event.preventDefault(); }
        if (event.key === 'ArrowRight' && i < 5) { digits[i + 1].focus(); event.preventDefault(); }
      });
      digits.push(box);
      group.append(box);
    }
    input.type = 'hidden';
    input.after(group);
    if (label) label.removeAttribute('for');
    digits[0].focus();
  };

  const countdown = button => {
    const text = button.textContent;
    let left = Number(button.dataset.countdown);
    const tick = () => {
      button.disabled = left > 0;
      button.textContent = left > 0 ? button.dataset.wait.replace('{0}', left) : text;
      if (left-- > 0) setTimeout(tick, 1000);
    };
    tick();
  };

  /* --- passkeys: the question is fetched, the browser answers it, the answer is sent as a form */

  const knowsPasskeys = window.PublicKeyCredential
    && PublicKeyCredential.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON;
  if (knowsPasskeys) root.classList.add('passkeys');

  const answer = async form => {
    const asked = await fetch(form.dataset.question, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    const plain = (asked.headers.get('Content-Type') || '').startsWith('text/plain');
    if (!asked.ok) return { reason: plain ? await asked.text() : form.dataset.failed };
    const question = await asked.json();
    const credential = form.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
    return { credential: JSON.stringify(credential) };
  };

  const usePasskey = async form => {
    const button = form.querySelector('button[type=submit]');
    const error = form.querySelector('[data-passkey-error]');
    button.disabled = true;
    // Who closes the browser's dialog, or has no passkey, is told the same.
    const { credential, reason } = await answer(form).catch(() => ({ reason: form.dataset.failed }));
    button.disabled = false;
    if (credential) {
      form.elements.answer.value = credential;
      form.submit();
    } else {
      error.querySelector('span').textContent = reason;
      error.hidden = false;
    }
  };

  /* --- the profile form: what changed, what it was, undo */

  const differs = input => input.type === 'checkbox' || input.type === 'radio'
    ? input.checked !== (input.dataset.was === '1')
    : input.value.trim() !== (input.dataset.was || '').trim();

  const mark = field => {
    const inputs = [...field.querySelectorAll('[data-was]')];
    const changed = inputs.some(differs) || field.querySelector('.entry.added, .entry.removed') !== null;
    field.classList.toggle('changed', changed);
    return changed;
  };

  const count = form => {
    const changed = [...form.querySelectorAll('[data-field]')].filter(mark).length;
    const text = form.querySelector('[data-count]');
    if (text) {
      const next = changed === 0 ? form.dataset.none : changed === 1 ? form.dataset.one : form.dataset.many.replace('#', changed);
      if (text.textContent !== next) text.textContent = next;
      text.classList.toggle('some', changed > 0);
    }
    form.dataset.changed = changed;
  };

  const undo = field => {
    field.querySelectorAll('[data-was]').forEach(input => {
      if (input.type === 'checkbox' || input.type === 'radio') input.checked = input.dataset.was === '1';
      else input.value = input.dataset.was;
    });
    const first = field.querySelector('input:not([type=hidden]), select, textarea');
    if (first) first.focus();
  };

  let leaving = false;
  addEventListener('beforeunload', event => {
    const form = document.querySelector('form[data-profile]');
    if (form && !leaving && Number(form.dataset.changed) > 0) event.preventDefault();
  });

  /* --- the review by keys */

  const rows = () => [...document.querySelectorAll('[data-row]')];
  const active = () => document.querySelector('[data-row].active');
  const activate = (row, focus) => {
    if (!row) return;
    rows().forEach(one => one.classList.toggle('active', one === row));
    if (focus) { row.focus({ preventScroll: true }); row.scrollIntoView({ block: 'nearest' }); }
  };
  const step = by => { const all = rows(); const at = all.indexOf(active()); activate(all[Math.max(0, Math.min(all.length - 1, at + by))], true); };
  const nextOpen = from => { const all = rows(); const at = all.findIndex(row => row.id === from); return all.slice(at + 1).concat(all.slice(0, at + 1)).find(row => row.dataset.state === 'open'); };
  let advance = null;

  const reviewKey = event => {
    if (!document.querySelector('[data-review]') || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select');
    if (typing) {
      if (event.key === 'Escape') { const edit = typing.closest('details.edit'); if (edit) { edit.open = false; edit.querySelector('summary').focus(); } }
      if (event.key === 'Enter' && typing.tagName === 'INPUT' && typing.closest('details.edit')) { event.preventDefault(); typing.closest('.edit-body').querySelector('[data-save]').click(); }
      return;
    }
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'arrowdown') { event.preventDefault(); step(1); return; }
    if (key === 'k' || key === 'arrowup') { event.preventDefault(); step(-1); return; }
    if (key !== 'a' && key !== 'r' && key !== 'e') return;
    const row = active() || rows()[0];
    const button = row && row.querySelector('[data-key="' + key + '"]');
    if (!button) return;
    event.preventDefault();
    activate(row, false);
    if (key === 'e') {
      const edit = button.closest('details');
      edit.open = true;
      const input = edit.querySelector('input:not([type=hidden]), select, textarea');
      if (input) { input.focus(); if (input.select) input.select(); }
    } else {
      advance = row.id;
      button.click();
    }
  };

  /* --- fields in the settings: drag, and keep the order */

  const sortable = list => {
    if (list.dataset.ready) return;
    list.dataset.ready = '1';
    let dragged = null;
    list.addEventListener('dragstart', event => { dragged = event.target.closest('[draggable]'); if (dragged) { dragged.classList.add('dragged'); event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', dragged.dataset.sort); } });
    list.addEventListener('dragover', event => {
      const over = event.target.closest('[draggable]');
      if (!dragged) return;
      event.preventDefault();
      if (over && over !== dragged && over.parentElement === dragged.parentElement) {
        const box = over.getBoundingClientRect();
        over.parentElement.insertBefore(dragged, event.clientY < box.top + box.height / 2 ? over : over.nextSibling);
      }
    });
    list.addEventListener('dragend', () => {
      if (!dragged) return;
      dragged.classList.remove('dragged');
      dragged = null;
      const form = document.getElementById('order-form');
      form.elements.order.value = [...list.querySelectorAll('[data-sort]')].map(item => item.dataset.sort).join(' ');
      form.requestSubmit();
    });
  };

  /* --- everything on a page, and on what is swapped into it */

  const start = part => {
    part.querySelectorAll('input[data-code]').forEach(boxes);
    part.querySelectorAll('[data-countdown]').forEach(countdown);
    part.querySelectorAll('[data-sortable]').forEach(sortable);
    document.querySelectorAll('form[data-profile]').forEach(count);
  };

  document.addEventListener('DOMContentLoaded', () => {
    start(document);
    const problems = document.querySelector('[data-focus]');
    if (problems) problems.focus();
    if (document.querySelector('[data-review]')) activate(rows().find(row => row.dataset.state === 'open') || rows()[0], false);
  });
  document.addEventListener('htmx:load', event => { if (event.detail.elt !== document.body) start(event.detail.elt); });
  document.addEventListener('htmx:afterSettle', () => {
    if (advance !== null) {
      const next = nextOpen(advance) || document.getElementById(advance);
      advance = null;
      activate(next, true);
    }
    const counted = document.getElementById('review-count');
    if (counted) say(counted.textContent.trim());
  });

  document.addEventListener('input', event => { const form = event.target.closest('form[data-profile]'); if (form) count(form); });
  document.addEventListener('change', event => { const form = event.target.closest('form[data-profile]'); if (form) count(form); });
  document.addEventListener('keydown', reviewKey);
  document.addEventListener('focusin', event => { const row = event.target.closest('[data-row]'); if (row) activate(row, false); });
  document.addEventListener('submit', event => {
    const form = event.target;
    if (form.matches('[data-passkey]')) {
      event.preventDefault();
      usePasskey(form);
      return;
    }
    leaving = true;
    if (form.matches('[data-once]')) {
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = '1';
    }
  });
  addEventListener('pageshow', () => document.querySelectorAll('[data-sent]').forEach(form => delete form.dataset.sent));

  document.addEventListener('click', event => {
    const target = event.target.closest('[data-undo], [data-copy], [data-reveal]');
    document.querySelectorAll('details[data-popover][open]').forEach(open => { if (!open.contains(event.target)) open.open = false; });
    if (!target) return;
    if (target.matches('[data-undo]')) {
      const field = target.closest('[data-field]');
      undo(field);
      count(field.closest('form'));
    }
    if (target.matches('[data-reveal]')) {
      const input = document.getElementById(target.dataset.reveal);
      const shown = input.type === 'text';
      input.type = shown ? 'password' : 'text';
      target.setAttribute('aria-pressed', String(!shown));
      const label = target.textContent;
      target.textContent = target.dataset.hide;
      target.dataset.hide = label;
    }
    if (target.matches('[data-copy]')) {
      const source = document.getElementById(target.dataset.copy);
      navigator.clipboard.writeText(source.value || source.textContent.trim()).then(() => {
        say(target.dataset.done);
        const text = target.querySelector('[data-copy-text]');
        if (text) text.textContent = target.dataset.done;
      });
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    document.querySelectorAll('details[data-popover][open]').forEach(open => { open.open = false; open.querySelector('summary').focus(); });
  });

  /* --- the firm's colour, as it will look */

  document.addEventListener('input', event => {
    const input = event.target.closest('[data-preview]');
    if (!input || !/^#[0-9a-fA-F]{6}$/.test(input.value)) return;
    const sheet = document.getElementById('preview-sheet');
    if (sheet) sheet.href = input.dataset.preview + '?accent=' + encodeURIComponent(input.value);
  });
})();
