// Places where a long name may break, so that it fits on the line of a phone or beside the text.
'use strict';
const cheerio = require('cheerio');

// Where a long name may break: after a dot, an underscore or a slash, and before a capital letter that begins a word.
function breakable(name) {
    return name.replace(/([._/:])(?=\w)|([a-z0-9])(?=[A-Z])/g, '$&\u0000');
}

// Names up to `room` letters stay in one piece.
function addBreaks($, element, room = 12) {
    for (const node of $(element).contents().toArray()) {
        if (node.type === 'text' && node.data.split(/\s/).some((word) => word.length > room)) {
            const parts = breakable(node.data).split('\u0000');
            $(node).replaceWith(parts.map((part) => cheerio.load('')('<i>').text(part).html()).join('<wbr>'));
        } else if (node.type === 'tag' && node.name !== 'pre') {
            addBreaks($, node, room);
        }
    }
}

module.exports = { addBreaks };
