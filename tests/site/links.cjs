// What can be seen without a browser: ids, links and anchors, and how heavy the pages are.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const cheerio = require('cheerio');

const PAGE_LIMIT = 150_000;
// So many pages may have the same description, such as types of one value.
const ALIKE = 3;

function links(folder, pages) {
    const found = [];
    const ids = new Map();
    const targets = [];
    const descriptions = {};
    for (const page of pages) {
        const html = fs.readFileSync(path.join(folder, page), 'utf8');
        if (Buffer.byteLength(html) > PAGE_LIMIT) found.push(`${page}: heavy: ${Buffer.byteLength(html)} bytes`);
        const $ = cheerio.load(html);
        const description = $('meta[name="description"]').attr('content');
        if (description !== undefined) (descriptions[`${page.split('/')[0]} ${description}`] ??= []).push(page);
        const own = $('[id]').map((_, element) => $(element).attr('id')).get();
        ids.set(page, new Set(own));
        for (const id of own.filter((id, index) => own.indexOf(id) !== index)) found.push(`${page}: twice: #${id}`);
        for (const link of $('a[href]').get()) targets.push([page, $(link).attr('href')]);
    }
    for (const [description, alike] of Object.entries(descriptions)) {
        if (alike.length > ALIKE) found.push(`${alike[0]}: described as ${alike.length - 1} others: ${description}`);
    }
    // The language switch keeps the place on the page.
    for (const [page, own] of ids) {
        const [language, ...rest] = page.split('/');
        const others = [...ids.keys()].filter((other) => other !== page && other.endsWith(`/${rest.join('/')}`)
            && other.split('/').length === rest.length + 1);
        if (!others.length) found.push(`${page}: only in ${language}`);
        for (const other of others) {
            const lacking = [...own].filter((id) => !ids.get(other).has(id));
            if (lacking.length) found.push(`${page}: not in ${other}: #${lacking.slice(0, 3).join(' #')}`);
        }
    }
    for (const [page, href] of targets) {
        if (/^[a-z]+:/.test(href)) continue;
        const [name, anchor] = href.split('#');
        const target = name ? path.posix.join(path.posix.dirname(page), decodeURIComponent(name)) : page;
        if (!ids.has(target)) {
            if (!fs.existsSync(path.join(folder, target))) found.push(`${page}: leads nowhere: ${href}`);
        } else if (anchor && !ids.get(target).has(decodeURIComponent(anchor))) {
            found.push(`${page}: no such anchor: ${href}`);
        }
    }
    return found;
}

module.exports = { links };
