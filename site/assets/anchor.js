// A link to a place on a page: opens what the place is folded in, and helps where the place has another name now.
'use strict';
(() => {
    const hint = document.querySelector('.moved');

    // `parameter-DbList` and `field-dbList` mean the same thing to a reader, and so does the name alone.
    // The `N` of a list is no part of it.
    const plain = (anchor) => anchor.replace(/^[a-z]+-/, '').replace(/\.N(?=\.|$)/g, '').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

    function similar(anchor) {
        const name = plain(anchor);
        if (!name) return [];
        return [...document.querySelectorAll('article [id]')].filter(({ id }) => plain(id) === name);
    }

    function show(target) {
        for (let at = target.closest('details'); at; at = at.parentElement.closest('details')) at.open = true;
        target.scrollIntoView();
    }

    // Text in an address may be no valid encoding.
    function decoded(text) {
        try { return decodeURIComponent(text); } catch { return text; }
    }

    function visit() {
        const anchor = decoded(location.hash.slice(1));
        hint.hidden = true;
        if (!anchor) return;
        const target = document.getElementById(anchor);
        if (target) { show(target); return; }
        const places = similar(anchor);
        if (places.length === 1) { location.replace(`#${places[0].id}`); return; }
        hint.querySelector('code').textContent = `#${anchor}`;
        hint.querySelector('.places').replaceChildren(...places.flatMap(({ id }) => {
            const link = document.createElement('a');
            link.href = `#${encodeURIComponent(id)}`;
            link.textContent = id;
            return [link, ' '];
        }));
        hint.hidden = false;
        hint.scrollIntoView();
    }
    addEventListener('hashchange', visit);
    visit();
})();
