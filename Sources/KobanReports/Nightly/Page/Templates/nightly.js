/*<![CDATA[*/
(function () {
  'use strict';
  var form = document.getElementById('filter');
  var status = document.getElementById('filter-status');
  var flat = document.getElementById('flat');
  var fields = ['institution', 'rule', 'severity', 'state', 'q', 'sort'];
  var groups = Array.from(document.querySelectorAll('.group'));
  groups.forEach(function (group, index) { group.dataset.g = index; });
  var items = Array.from(document.querySelectorAll('[data-s]')).map(function (element) {
    var group = element.closest('.group');
    return {
      element: element, s: element.dataset.s, i: element.dataset.i, r: element.dataset.r,
      t: (element.dataset.t || '').split(' '), d: element.dataset.d ? Number(element.dataset.d) : -1,
      g: group ? Number(group.dataset.g) : -1, list: element.closest('[data-list]'), text: null
    };
  });
  var lists = Array.from(document.querySelectorAll('[data-list]'));
  var sorted = '';

  function key(select) {
    var option = select.selectedOptions[0];
    return option ? option.dataset.key || option.value : '';
  }
  function text(item) {
    if (item.text === null) {
      var group = item.g >= 0 ? groups[item.g].querySelector('h3').textContent : '';
      item.text = (group + ' ' + item.element.textContent).normalize('NFKC').toLowerCase();
    }
    return item.text;
  }
  function rank(item) { return item.s === 'error' ? 3 : item.s === 'warning' ? 2 : 1; }

  // Away from its heading, a finding says of which assessment it is.
  function name(item) {
    if (item.isNamed) { return; }
    item.isNamed = true;
    var of = document.createElement('bdi');
    of.className = 'of';
    of.textContent = groups[item.g].querySelector('h3').textContent;
    item.element.querySelector('.place').prepend(of, ' ');
  }

  // Findings in another order than that of the documents stand in one list.
  function arrange(order) {
    if (order === sorted) { return; }
    sorted = order;
    var articles = items.filter(function (item) { return item.g >= 0 && item.list.id === 'findings'; });
    if (order) {
      articles.sort(function (a, b) { return order === 'days' ? b.d - a.d || rank(b) - rank(a) : rank(b) - rank(a) || b.d - a.d; });
    }
    var places = new Map();
    articles.forEach(function (item) {
      var place = order ? flat : groups[item.g];
      if (!places.has(place)) { places.set(place, document.createDocumentFragment()); }
      places.get(place).appendChild(item.element);
      if (order) { name(item); }
    });
    places.forEach(function (fragment, place) { place.appendChild(fragment); });
    flat.hidden = !order;
  }

  function apply() {
    var want = { i: key(form.institution), r: key(form.rule), s: form.severity.value, t: form.state.value };
    var words = form.q.value.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
    var isOn = Boolean(want.i || want.r || want.s || want.t || words.length);
    arrange(form.sort.value);
    var shown = new Map(), all = new Map(), live = new Set();
    items.forEach(function (item) {
      var isShown = (!want.i || item.i === want.i) && (!want.r || item.r === want.r) && (!want.s || item.s === want.s)
        && (!want.t || item.t.includes(want.t)) && words.every(function (word) { return text(item).includes(word); });
      if (item.element.hidden === isShown) { item.element.hidden = !isShown; }
      all.set(item.list, (all.get(item.list) || 0) + 1);
      if (isShown) {
        shown.set(item.list, (shown.get(item.list) || 0) + 1);
        live.add(item.g);
      }
    });
    groups.forEach(function (group, index) {
      group.hidden = !live.has(index) || Boolean(sorted) && group.closest('#findings') !== null;
    });
    status.textContent = !isOn ? '' : '絞り込み中: ' + lists.filter(function (list) { return all.has(list); }).map(function (list) {
      return list.dataset.list + ' ' + all.get(list) + '件のうち' + (shown.get(list) || 0) + '件';
    }).join('、') + '。まとめ、状況の表、図は全体の数のままです。';
  }

  function state() {
    var parts = new URLSearchParams();
    fields.forEach(function (name) { if (form[name].value) { parts.set(name, form[name].value); } });
    return parts.toString();
  }
  function read(fragment) {
    var parts = new URLSearchParams(fragment);
    fields.forEach(function (name) { form[name].value = parts.get(name) || ''; });
  }
  function remember() {
    var fragment = state();
    try { history.replaceState(null, '', fragment ? '#' + fragment : '#findings'); } catch (error) { /* not for a file here */ }
  }
  function show(element) {
    for (var each = element; each; each = each.parentElement) {
      if (each.tagName === 'DETAILS') { each.open = true; }
    }
    element.scrollIntoView();
  }
  // The part of the address after # is a filter, or the place to show.
  function follow() {
    var fragment = location.hash.slice(1);
    if (fragment.includes('=')) {
      read(fragment);
      apply();
      return;
    }
    var element = fragment ? document.getElementById(fragment) : null;
    if (!element) { return; }
    if (element.closest('[hidden]')) {
      form.reset();
      apply();
    }
    show(element);
  }

  form.hidden = false;
  document.querySelectorAll('.scripted').forEach(function (element) { element.hidden = false; });
  form.addEventListener('submit', function (event) { event.preventDefault(); });
  form.addEventListener('change', function () { apply(); remember(); });
  form.addEventListener('reset', function () { setTimeout(function () { apply(); remember(); }); });
  var waiting;
  form.q.addEventListener('input', function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () { apply(); remember(); }, 200);
  });
  window.addEventListener('hashchange', follow);

  document.addEventListener('click', function (event) {
    var link = event.target.closest('a[data-filter]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      read(link.dataset.filter);
      apply();
      history.pushState(null, '', '#' + state());
      var heading = document.getElementById(link.dataset.section).querySelector('h2');
      heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
      show(heading);
      return;
    }
    var copy = event.target.closest('button.copy');
    if (copy) {
      var source = copy.parentElement.querySelector('.text');
      var done = function () { copy.textContent = '写しました'; };
      var select = function () {
        getSelection().selectAllChildren(source);
        if (document.execCommand('copy')) { done(); }
      };
      if (navigator.clipboard) { navigator.clipboard.writeText(source.textContent).then(done, select); } else { select(); }
    }
  });
  document.querySelectorAll('.suggestion .text').forEach(function (source) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = '写す';
    source.after(button);
  });

  // Tables are sorted by the heading that is pressed.
  var collator = new Intl.Collator('ja', { numeric: true });
  document.querySelectorAll('table.sortable').forEach(function (table) {
    var headings = Array.from(table.tHead.rows[0].cells);
    headings.forEach(function (heading, column) {
      var button = document.createElement('button');
      button.type = 'button';
      button.append.apply(button, Array.from(heading.childNodes));
      heading.appendChild(button);
      button.addEventListener('click', function () {
        var isUp = heading.getAttribute('aria-sort') !== 'ascending';
        headings.forEach(function (each) { each.removeAttribute('aria-sort'); });
        heading.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
        var rows = Array.from(table.tBodies[0].rows).map(function (row) {
          var cell = row.cells[column];
          return { row: row, value: cell.dataset.v || cell.textContent.trim() };
        });
        rows.sort(function (a, b) { return (isUp ? 1 : -1) * collator.compare(a.value, b.value); });
        var fragment = document.createDocumentFragment();
        rows.forEach(function (each) { fragment.appendChild(each.row); });
        table.tBodies[0].appendChild(fragment);
      });
    });
  });

  // On paper nothing stays folded.
  var opened = [];
  window.addEventListener('beforeprint', function () {
    opened = Array.from(document.querySelectorAll('details:not([open]):not(.history):not(.citations-of)'));
    opened.forEach(function (details) { details.open = true; });
  });
  window.addEventListener('afterprint', function () {
    opened.forEach(function (details) { details.open = false; });
  });

  if (location.hash) { follow(); }
})();
/*]]>*/
