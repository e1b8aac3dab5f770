/*
 * Documents: files are dropped and sent one by one with their progress, and what was downloaded is no longer New. Without
 * it the same forms send the same files.
 */
(() => {
  'use strict';
  const say = text => { const said = document.getElementById('said'); if (said) said.textContent = text; };

  /* --- uploads */

  const forms = new WeakMap(); // form -> its files

  const is = (file, state) => file.row.dataset.state === state;

  const show = (form, file, state, said, progress) => {
    const row = file.row;
    row.dataset.state = state;
    row.className = 'upload-row ' + state;
    row.querySelector('[data-said]').textContent = said;
    const bar = row.querySelector('progress');
    bar.hidden = progress === undefined;
    if (progress !== undefined) bar.value = progress;
    row.querySelector('[data-again]').hidden = state !== 'same';
    row.querySelector('[data-retry]').hidden = !(state === 'failed' && file.again);
    row.querySelector('[data-remove]').hidden = state === 'sending' || state === 'added';
    submittable(form);
  };

  /* Nothing is left to send once everything was added. */
  const submittable = form => {
    const files = forms.get(form);
    form.querySelector('button[type=submit]').parentElement.hidden = files.length > 0 && !files.some(file => is(file, 'ready') || is(file, 'sending'));
  };

  const size = (form, bytes) => bytes < 1e6 ? form.dataset.kb.replace('#', Math.max(1, Math.round(bytes / 1e3))) : form.dataset.mb.replace('#', (bytes / 1e6).toFixed(1));

  const add = (form, chosen) => {
    forms.get(form).filter(file => is(file, 'added')).forEach(file => drop(form, file)); // they are in the list by now
    const list = form.querySelector('[data-files]');
    for (const one of chosen) {
      const row = form.querySelector('template[data-row]').content.firstElementChild.cloneNode(true);
      const file = { file: one, row, again: false, onceMore: false };
      row.querySelector('[data-name]').textContent = one.name;
      row.querySelector('progress').setAttribute('aria-label', one.name);
      row.querySelectorAll('.upload-acts button').forEach(button => button.setAttribute('aria-label', (button.getAttribute('aria-label') || button.textContent) + ': ' + one.name));
      row.querySelector('[data-remove]').addEventListener('click', () => remove(form, file));
      row.querySelector('[data-retry]').addEventListener('click', () => run(form, [file]));
      row.querySelector('[data-again]').addEventListener('click', () => { file.onceMore = true; run(form, [file]); });
      list.append(row);
      forms.get(form).push(file);
      if (one.size > Number(form.dataset.limit)) show(form, file, 'failed', form.dataset.tooLarge);
      else show(form, file, 'ready', size(form, one.size));
    }
    problem(form, null);
  };

  const drop = (form, file) => {
    const files = forms.get(form);
    files.splice(files.indexOf(file), 1);
    file.row.remove();
    submittable(form);
  };

  const remove = (form, file) => {
    drop(form, file);
    form.querySelector('.drop-input').focus();
  };

  const problem = (form, text) => {
    const error = form.querySelector('[data-problem]');
    error.hidden = !text;
    error.querySelector('span').textContent = text || '';
  };

  const about = (form, file) => {
    const value = name => form.elements[name] ? form.elements[name].value : '';
    const ticked = name => Boolean(form.elements[name] && form.elements[name].checked);
    const sent = new URLSearchParams({ name: file.file.name, folder: value('folder') === '*' ? value('other') : value('folder') });
    if (value('year')) sent.set('year', value('year'));
    if (value('engagement')) sent.set('engagement', value('engagement'));
    if (file.onceMore) sent.set('again', 'true');
    if (form.elements.with) {
      const named = [...form.querySelectorAll('input[name^="contact."]:checked')].map(input => input.name.substring(8)).join(',');
      sent.set('audience', value('with') === 'named' ? named || 'nobody' : value('with'));
      sent.set('withEngagement', String(ticked('withEngagement') && Boolean(value('engagement'))));
      sent.set('tell', String(ticked('tell')));
    }
    return sent;
  };

  const json = text => { try { return JSON.parse(text); } catch { return {}; } };

  const send = (form, file) => new Promise(done => {
    const request = new XMLHttpRequest();
    request.open('POST', form.dataset.to + '?' + about(form, file));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    if (form.dataset.header) request.setRequestHeader(form.dataset.header, form.dataset.token);
    request.upload.addEventListener('progress', event => { if (event.lengthComputable) show(form, file, 'sending', form.dataset.sending, event.loaded / event.total); });
    request.addEventListener('loadend', () => {
      const answer = json(request.responseText || '');
      if (request.status === 201 && answer.recognised) {
        show(form, file, 'same', form.dataset.same);
        earlier(form, file, answer.id);
      } else if (request.status === 201) {
        show(form, file, 'added', answer.state === 'CHECKING' ? form.dataset.checking : form.dataset.added);
      } else {
        const key = (answer.type || '').split(':').pop();
        file.again = request.status !== 422 || key === 'broken-off' || key === 'too-slow' || key === 'too-long';
        show(form, file, 'failed', request.status !== 0 && answer.title ? answer.title : form.dataset.broken);
      }
      done();
    });
    show(form, file, 'sending', form.dataset.sending, 0);
    request.send(file.file);
  });

  /* When the same file was sent before: its own page tells. */
  const earlier = async (form, file, id) => {
    const link = file.row.querySelector('[data-earlier]');
    link.href = form.dataset.page + '/' + id;
    link.hidden = false;
    const page = await fetch(link.href).then(answer => answer.ok ? answer.text() : '').catch(() => '');
    const time = new DOMParser().parseFromString(page, 'text/html').querySelector('main time');
    if (time && is(file, 'same')) file.row.querySelector('[data-said]').textContent = form.dataset.on.replace('#', time.textContent);
  };

  /* One after the other, so that a slow line carries each as fast as it can. */
  const run = async (form, files) => {
    if (form.dataset.running || !form.reportValidity()) return;
    form.dataset.running = '1';
    const button = form.querySelector('button[type=submit]');
    button.disabled = true;
    for (const file of files) await send(form, file);
    delete form.dataset.running;
    button.disabled = false;
    const all = forms.get(form);
    const said = form.dataset.said.replace('#1', all.filter(file => is(file, 'added')).length).replace('#2', all.length);
    const told = all.filter(file => is(file, 'same') || is(file, 'failed')).map(file => file.file.name + ': ' + file.row.querySelector('[data-said]').textContent);
    form.querySelector('[data-status]').textContent = [said, ...told].join('. ');
    refresh();
  };

  /* The list as it is now, with what was just added. */
  const refresh = () => { if (document.getElementById('documents')) htmx.ajax('GET', location.pathname + location.search, { target: '#documents', select: '#documents', swap: 'outerHTML' }); };

  const uploads = form => {
    if (forms.has(form)) return;
    forms.set(form, []);
    const input = form.querySelector('.drop-input');
    const zone = form.querySelector('[data-drop]');
    input.required = false;
    input.addEventListener('change', () => { add(form, [...input.files]); input.value = ''; });
    form.addEventListener('submit', event => {
      event.preventDefault();
      event.stopPropagation();
      const waiting = forms.get(form).filter(file => is(file, 'ready'));
      if (waiting.length) run(form, waiting);
      else problem(form, form.dataset.none);
    });
    // A file that misses the zone would otherwise take the place of the page.
    addEventListener('dragover', event => {
      if (![...event.dataTransfer.types].includes('Files')) return;
      event.preventDefault();
      form.closest('details').open = true;
      zone.classList.toggle('over', zone.contains(event.target));
    });
    addEventListener('dragleave', event => { if (!event.relatedTarget) zone.classList.remove('over'); });
    addEventListener('drop', event => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      zone.classList.remove('over');
      add(form, [...event.dataTransfer.files]);
    });
  };

  addEventListener('beforeunload', event => { if (document.querySelector('form[data-upload][data-running]')) event.preventDefault(); });

  /* --- the list */

  /* What was downloaded whole is no longer New; only the server knows, and knows it a moment later. */
  const seen = marks => {
    if (!marks.length) return;
    [1000, 4000, 15000].forEach(wait => setTimeout(async () => {
      const left = marks.filter(mark => mark.isConnected);
      if (!left.length) return;
      const answer = await fetch(location.href, { headers: { 'Portal-Background': '1' } }).catch(() => null);
      if (!answer || !answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      left.filter(mark => !page.getElementById(mark.id)).forEach(mark => mark.remove());
    }, wait));
  };

  const ticked = form => [...form.querySelectorAll('input[name=id]:checked')];

  document.addEventListener('click', event => {
    const link = event.target.closest('[data-download]');
    if (link) seen([...(link.closest('.doc') || document).querySelectorAll('[data-new]')]);
  });
  document.addEventListener('submit', event => {
    if (event.target.matches('[data-zip]')) seen(ticked(event.target).flatMap(box => [...box.closest('.doc').querySelectorAll('[data-new]')]));
  });
  document.addEventListener('change', event => { const form = event.target.closest('[data-zip]'); if (form) count(form); });

  const count = form => {
    const button = form.querySelector('[data-ticked]');
    if (button) button.disabled = ticked(form).length === 0;
  };

  /* A page that could not be drawn says so instead of standing there broken. */
  const failed = page => {
    const said = document.createElement('p');
    said.className = 'none';
    said.textContent = page.dataset.failed;
    page.replaceWith(said);
  };
  document.addEventListener('error', event => { if (event.target.matches && event.target.matches('img[data-failed]')) failed(event.target); }, true);

  const start = () => {
    document.querySelectorAll('img[data-failed]').forEach(page => { if (page.complete && !page.naturalWidth) failed(page); });
    document.querySelectorAll('form[data-upload]').forEach(uploads);
    document.querySelectorAll('form[data-zip]').forEach(count);
  };
  document.addEventListener('DOMContentLoaded', start);
  document.addEventListener('htmx:afterSettle', event => {
    start();
    const told = event.detail.elt.querySelector('[data-say]');
    if (told) say(told.textContent.trim());
  });
  addEventListener('pageshow', () => document.querySelectorAll('form[data-zip]').forEach(count));
})();
