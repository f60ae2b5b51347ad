// The module as it stands in the page: letters, and under them LZMA. Browsers unpack gzip by
// themselves; this takes a quarter less room, and runs in a worker.

/** The letters that bytes are written in: all that can be seen, but for three that mean something. */
const LETTERS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((letter) => !'<&"'.includes(letter));

/** So many bytes of letters, thirteen bits a pair. @param {string} text @param {number} length */
function fromLetters(text, length) {
  const value = new Uint8Array(127);
  LETTERS.forEach((letter, at) => (value[letter.charCodeAt(0)] = at));
  const bytes = new Uint8Array(length);
  let [bits, count, at] = [0, 0, 0];
  for (let next = 0; next + 1 < text.length; next += 2) {
    const low = value[text.charCodeAt(next)] ?? 0;
    const high = value[text.charCodeAt(next + 1)] ?? 0;
    bits |= (low + 91 * high) << count;
    count += 13;
    for (; count >= 8; count -= 8) {
      bytes[at++] = bits & 255;
      bits >>>= 8;
    }
  }
  return bytes;
}

/** The head of the packed bytes: what the literals depend on, the window, the length. */
const HEAD = 13;

/** The bits of packed bytes, each by how likely it is. @param {Uint8Array} packed */
function bitsOf(packed) {
  let at = HEAD;
  // The range, and where in it the code is.
  const now = new Uint32Array([0xffffffff, 0]);
  const more = () => (now[1] = ((now[1] ?? 0) << 8) | (packed[at++] ?? 0));
  for (let first = 0; first < 5; first += 1) more();

  /** @param {Uint16Array} likely @param {number} which */
  function bit(likely, which) {
    const range = now[0] ?? 0;
    const code = now[1] ?? 0;
    const chance = likely[which] ?? 0;
    const bound = Math.imul(range >>> 11, chance) >>> 0;
    const one = code >= bound;
    if (one) {
      now[0] = range - bound;
      now[1] = code - bound;
      likely[which] = chance - (chance >>> 5);
    } else {
      now[0] = bound;
      likely[which] = chance + ((2048 - chance) >>> 5);
    }
    if ((now[0] ?? 0) < 0x1000000) {
      now[0] = (now[0] ?? 0) << 8;
      more();
    }
    return one ? 1 : 0;
  }

  return {
    bit,
    /** A number of so many bits, the highest first. @param {Uint16Array} likely @param {number} from @param {number} bits */
    tree(likely, from, bits) {
      let node = 1;
      for (let left = bits; left > 0; left -= 1) node = (node << 1) | bit(likely, from + node);
      return node - (1 << bits);
    },
    /** The same, the lowest first. @param {Uint16Array} likely @param {number} from @param {number} bits */
    reversed(likely, from, bits) {
      let [node, number] = [1, 0];
      for (let place = 0; place < bits; place += 1) {
        const one = bit(likely, from + node);
        node = (node << 1) | one;
        number |= one << place;
      }
      return number;
    },
    /** A number of bits that are likely as not. @param {number} bits */
    even(bits) {
      let number = 0;
      for (let left = bits; left > 0; left -= 1) {
        const range = (now[0] ?? 0) >>> 1;
        const one = (now[1] ?? 0) >= range;
        now[0] = range;
        if (one) now[1] = (now[1] ?? 0) - range;
        number = (number << 1) | (one ? 1 : 0);
        if (range < 0x1000000) {
          now[0] = range << 8;
          more();
        }
      }
      return number;
    },
  };
}

/** Chances that are even to begin with. @param {number} count */
const chances = (count) => new Uint16Array(count).fill(1024);

/** How long a repeated stretch is, less two. @param {ReturnType<typeof bitsOf>} bits
 * @param {Uint16Array} likely @param {number} place */
function stretchOf(bits, likely, place) {
  if (!bits.bit(likely, 0)) return bits.tree(likely, 2 + place * 8, 3);
  if (!bits.bit(likely, 1)) return 8 + bits.tree(likely, 130 + place * 8, 3);
  return 16 + bits.tree(likely, 258, 8);
}

/** How far back a stretch begins that goes on from none of the last four, less one.
 * @param {ReturnType<typeof bitsOf>} bits */
function distances(bits) {
  const [slots, middle, low] = [chances(4 * 64), chances(128), chances(16)];
  return (/** @type {number} */ stretch) => {
    const slot = bits.tree(slots, Math.min(stretch, 3) * 64, 6);
    if (slot < 4) return slot;
    const more = (slot >>> 1) - 1;
    const high = (2 | (slot & 1)) << more;
    if (slot < 14) return high + bits.reversed(middle, high - slot, more);
    return (high + (bits.even(more - 4) << 4) + bits.reversed(low, 0, 4)) >>> 0;
  };
}

/** One byte that no stretch gives. @param {ReturnType<typeof bitsOf>} bits @param {Uint8Array} packed */
function literals(bits, packed) {
  const kind = packed[0] ?? 0;
  const before = kind % 9;
  const places = (1 << (Math.floor(kind / 9) % 5)) - 1;
  const likely = chances(0x300 << (before + 4));
  /** @param {number} at @param {number} last @param {number} match the byte where the last stretch went on, or -1 */
  return (at, last, match) => {
    const base = 0x300 * (((at & places) << before) + (last >>> (8 - before)));
    let byte = 1;
    for (let left = match; left >= 0 && byte < 256; ) {
      const wanted = (left >>> 7) & 1;
      left = (left << 1) & 255;
      const one = bits.bit(likely, base + ((1 + wanted) << 8) + byte);
      byte = (byte << 1) | one;
      if (one !== wanted) break;
    }
    while (byte < 256) byte = (byte << 1) | bits.bit(likely, base + byte);
    return byte & 255;
  };
}

/**
 * What was packed. The names are ours; the form is that of .lzma files.
 * @param {Uint8Array} packed
 * @param {number} length
 */
function unpack(packed, length) {
  const bits = bitsOf(packed);
  const [literal, distance] = [literals(bits, packed), distances(bits)];
  const places = (1 << Math.floor((packed[0] ?? 0) / 45)) - 1;
  const [isStretch, isAgain, isOneByte] = [chances(192), chances(12), chances(192)];
  const [notLast, notSecond, notThird] = [chances(12), chances(12), chances(12)];
  const [fresh, again] = [chances(514), chances(514)];
  const out = new Uint8Array(length);
  /** How far back the last four stretches went. */
  let [one, two, three, four] = [0, 0, 0, 0];
  // What came last: below 7 a literal, else a stretch.
  let state = 0;
  for (let at = 0; at < length; ) {
    const place = at & places;
    if (!bits.bit(isStretch, state * 16 + place)) {
      out[at] = literal(at, out[at - 1] ?? 0, state < 7 ? -1 : (out[at - one - 1] ?? 0));
      at += 1;
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    let count = 1;
    if (!bits.bit(isAgain, state)) {
      [two, three, four] = [one, two, three];
      const stretch = stretchOf(bits, fresh, place);
      count = stretch + 2;
      one = distance(stretch);
      state = state < 7 ? 7 : 10;
    } else {
      const isLast = !bits.bit(notLast, state);
      if (isLast && !bits.bit(isOneByte, state * 16 + place)) {
        state = state < 7 ? 9 : 11;
      } else {
        if (!isLast) {
          if (!bits.bit(notSecond, state)) [one, two] = [two, one];
          else if (!bits.bit(notThird, state)) [one, two, three] = [three, one, two];
          else [one, two, three, four] = [four, one, two, three];
        }
        count = stretchOf(bits, again, place) + 2;
        state = state < 7 ? 8 : 11;
      }
    }
    if (one >= at || at + count > length) throw new Error('what is packed is damaged');
    for (const end = at + count; at < end; at += 1) out[at] = out[at - one - 1] ?? 0;
  }
  return out;
}

/** The sum that shows damage (Adler-32). @param {Uint8Array} bytes */
function sumOf(bytes) {
  let [low, high] = [1, 0];
  for (let at = 0; at < bytes.length; ) {
    for (const end = Math.min(at + 3000, bytes.length); at < end; at += 1) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= 65521;
    high %= 65521;
  }
  return high * 65536 + low;
}

/** The module of the page. @param {Packed} packed */
function moduleOf(packed) {
  const bytes = unpack(fromLetters(packed.letters, packed.bytes), packed.length);
  if (sumOf(bytes) !== packed.sum) throw new Error('what is packed is damaged');
  return bytes;
}

/** @typedef {{letters: string, bytes: number, length: number, sum: number}} Packed */
