// The contents of a book: a script that fills in the side of every page, so that no page carries a copy, and a page for
// readers without scripts.
'use strict';
const cheerio = require('cheerio');
const { addBreaks } = require('./breaks.cjs');

const TITLES = { en: 'Contents', 'zh-CN': '目录' };

// mdBook's list as links, with folded blocks for what has pages below it.
function list($, items) {
    let html = '';
    for (const item of items) {
        const part = $(item).filter('.part-title').add($(item).children('.part-title'));
        const link = $(item).find('> .chapter-link-wrapper > a').first();
        // The list of the pages below stands inside of the entry or, as mdBook writes it, behind the entry.
        const below = $(item).children('ol').children('li').toArray();
        if (part.length) html += `<li><b class="part">${part.html()}</b></li>`;
        else if (link.length && below.length) {
            const own = `<li><a href="${link.attr('href')}">${link.html()}</a></li>`;
            html += `<li><details><summary>${link.html()}</summary><ul>${own}${list($, below)}</ul></details></li>`;
        } else if (link.length) html += `<li><a href="${link.attr('href')}">${link.html()}</a></li>`;
    }
    return html;
}

function contentsOf(page, language) {
    const $ = cheerio.load(page);
    $('.chapter-link-wrapper > a').each((_, link) => addBreaks($, link));
    const html = `<ul>${list($, $('body > ol > li').toArray())}</ul>`;
    const title = TITLES[language] ?? TITLES.en;
    const script = `document.getElementById('contents').innerHTML = ${JSON.stringify(html)}`
        + `.replaceAll('href="', 'href="' + document.body.dataset.root);\n`;
    const whole = `<!DOCTYPE html>\n<html lang="${language}">\n<head><meta charset="utf-8"><title>${title}</title>`
        + '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        + `<link rel="icon" type="image/svg+xml" href="icon.svg"><link rel="stylesheet" href="site.css"></head>\n<body><main><h1>${title}</h1>${html}</main></body>\n</html>\n`;
    return { 'contents.js': script, 'toc.html': whole };
}

module.exports = { contentsOf };
