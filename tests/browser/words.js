// Each word of the phase map that stands there: its place, what it stands on, and both their colours.
where => {
  const map = document.querySelector(where + " .phase-map"), frame = map.getBoundingClientRect();
  const numbers = colour => {
    const context = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d");
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const ground = it => {
    for (let at = it; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour[3] === 255) return colour;
    }
    return [255, 255, 255, 255];
  };
  const boxes = [...map.querySelectorAll("rect, circle")].filter(it => !it.closest("defs"));
  return [...map.querySelectorAll("text")].filter(it => it.textContent.trim()).map(it => {
    const {left, right, top, bottom} = it.getBoundingClientRect();
    const x = (left + right) / 2, y = (top + bottom) / 2;
    const around = boxes.map(box => [box, box.getBoundingClientRect()]).filter(([box, at]) =>
      box.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_FOLLOWING && getComputedStyle(box).fill !== "none"
      && at.left <= x && x <= at.right && at.top <= y && y <= at.bottom);
    const [under, place] = around.at(-1) || [];
    return {
      text: it.textContent, left, right, top, bottom,
      outside: left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 1 || bottom > frame.bottom + 1,
      beyond: Boolean(place) && (left < place.left - 1 || right > place.right + 1),
      colour: numbers(getComputedStyle(it).fill),
      ground: under ? numbers(getComputedStyle(under).fill) : ground(map),
    };
  });
}
