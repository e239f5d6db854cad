// One page: head, language switch, places where names may break, stable anchors and colored code.
'use strict';
const path = require('node:path');
const cheerio = require('cheerio');
const highlighter = require('highlight.js');
const { addBreaks } = require('./breaks.cjs');

const DESCRIPTION_LENGTH = 160;
// Letters that fit on the narrowest line, which is that of a phone.
const LINE = 32;
// Letters of a name for which a column has room, where the table has few columns.
const COLUMN = 24;
const FEW = 3;

// The anchor of a heading is the one in the source, which is the same in every language. A heading without one is counted:
// mdBook would make it of the title, so that the language switch would lose the place.
function keepAnchors($) {
    let count = 0;
    for (const heading of $('article :is(h1, h2, h3, h4)').toArray()) {
        const own = $(heading).find('span[id]').first();
        const id = own.attr('id') ?? `heading-${count += 1}`;
        own.remove();
        $(heading).attr('id', id).find('a.header').attr('href', `#${id}`);
    }
}

// A heading that is a link has no room for the link to itself.
function dropEmptyLinks($) {
    $('article a.header').filter((_, link) => !$(link).text().trim()).remove();
}

function color($) {
    for (const code of $('pre > code').toArray()) {
        const [, language] = /language-([\w-]+)/.exec($(code).attr('class') ?? '') ?? [];
        // Whoever uses the keyboard must be able to scroll what is wider than the page.
        $(code.parent).attr('tabindex', '0');
        if (highlighter.getLanguage(language ?? '')) {
            $(code).html(highlighter.highlight($(code).text(), { language }).value);
        }
    }
}

// On a phone, rows become blocks: each cell behind the first one begins with the head of its column.
function keepHeads($) {
    for (const table of $('article table').toArray()) {
        const heads = $(table).find('thead th').map((_, head) => $(head).text().trim()).get();
        if (heads.length < 3) continue;
        $(table).find('tbody tr').each((_, row) => $(row).children('td').slice(1)
            .filter((_, cell) => $(cell).text().trim()).each((_, cell) => $(cell).attr('data-head', heads[$(cell).index()])));
    }
}

function describe($) {
    // What stands before the title is the way to the page.
    const text = $('article > h1').first().nextAll('p').first().text().replace(/\s+/g, ' ').trim();
    return text.length > DESCRIPTION_LENGTH ? `${text.slice(0, DESCRIPTION_LENGTH - 1)}…` : text;
}

function head($, page, site, title, description) {
    const tag = (name, attributes) => $('head').append($(`<${name}>`).attr(attributes), '\n');
    const base = page.name.split('/').pop();
    tag('meta', { name: 'description', content: description });
    tag('meta', { property: 'og:type', content: 'article' });
    tag('meta', { property: 'og:title', content: title });
    tag('meta', { property: 'og:description', content: description });
    tag('meta', { property: 'og:locale', content: page.language === 'en' ? 'en_US' : page.language.replace('-', '_') });
    tag('link', { rel: 'alternate', type: 'text/markdown', href: `${base}.md` });
    if (!site.url) return;
    const address = (language) => `${site.url}/${language}/${page.name}.html`;
    tag('link', { rel: 'canonical', href: address(page.language) });
    tag('meta', { property: 'og:url', content: address(page.language) });
    for (const language of page.languages) tag('link', { rel: 'alternate', hreflang: language, href: address(language) });
}

function finishPage(page, site) {
    const $ = cheerio.load(page.html);
    keepAnchors($);
    dropEmptyLinks($);
    // The way to the page is on every page of a family, and no hit.
    $('article > h1').first().prevAll('p').attr('data-pagefind-ignore', '').addClass('way');
    keepHeads($);
    color($);
    $('article a.header').filter((_, link) => !$(link).find('code').length).each((_, link) => addBreaks($, link));
    $('article td :is(code, a)').each((_, name) => {
        const few = $(name).closest('tr').children().length <= FEW;
        addBreaks($, name, few ? COLUMN : undefined);
    });
    // A line of text has room for most names; only a longer one may have to break.
    const isLong = (_, name) => $(name).text().length > LINE && !$(name).closest('pre, td').length;
    $('article :is(code, p > a, li > a, summary > a)').filter(isLong).each((_, name) => addBreaks($, name));
    const title = $('title').text();
    const description = describe($);
    head($, page, site, title, description);
    const root = '../'.repeat(page.name.split('/').length);
    const other = page.languages.find((language) => language !== page.language) ?? page.language;
    $('a.language').attr('href', `${root}${other}/${page.name}.html`);
    $('footer').append($('<a>').attr('href', `${page.name.split('/').pop()}.md`).text('Markdown'));
    $('footer').append($('<span>').text(site.versions));
    const [, file] = /@generated .* from (\S+)(?: and \S+)? of the spec;/.exec(page.source) ?? [];
    const spec = file && path.posix.join(site.spec, file);
    if (site.source && spec) $('footer').append($('<a>').attr('href', `${site.source}/${spec}`).text(spec));
    return { html: $.html(), title: $('article h1').first().text().trim() || title, description };
}

module.exports = { finishPage };
