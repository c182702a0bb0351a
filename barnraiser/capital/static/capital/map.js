/* Draws the map of a large community in the browser. Places come from the server; without this the page shows the
   groups as discs, and the table says the same to everybody. */
(() => {
  const sheet = document.querySelector("svg[data-map]");
  if (!sheet || !window.Sigma || !window.graphology) return;

  /* What a colour of the sheet is on this page, as the canvas needs it. */
  const colour = (paint, value = "var(--fc)") => {
    const probe = document.createElement("i");
    probe.className = paint;
    probe.style.color = value;
    document.body.append(probe);
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = getComputedStyle(probe).color;
    canvas.fillRect(0, 0, 1, 1);
    probe.remove();
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return `rgb(${r}, ${g}, ${b})`;
  };

  const graphOf = (data, ink) => {
    const graph = new graphology.Graph({ type: "undirected" });
    const paints = data.groups.map((group) => colour(group.paint));
    const faint = data.groups.map((group) => colour(group.paint, "color-mix(in srgb, var(--fc) 30%, var(--lime))"));
    const across = colour("", "color-mix(in srgb, var(--tar) 22%, var(--lime))");
    data.spots.forEach(([x, y, group, ringed], k) =>
      graph.addNode(k, {
        x, y: -y, color: paints[group], size: ringed ? 5 : 3, label: "",
      }));
    data.groups.forEach((group, k) => {
      const theirs = data.spots.filter((spot) => spot[2] === k);
      if (!group.named || !theirs.length) return;
      const middle = theirs.reduce((sum, spot) => sum + spot[0], 0) / theirs.length;
      const top = Math.min(...theirs.map((spot) => spot[1]));
      graph.addNode(`group ${k}`, { x: middle, y: 24 - top, size: 0.01, color: ink, label: group.label, forceLabel: true });
    });
    data.ties.forEach(([a, b]) => {
      graph.mergeEdge(a, b, { size: 0.4, color: faint[data.spots[a][2]] });
    });
    /* Between groups there are as many lines as ties, and they end at nobody. */
    data.strands.forEach(([x, y, u, v], k) => {
      const end = (at, up, name) => graph.addNode(`${name} ${k}`, { x: at, y: -up, size: 0.01, color: across, label: "" });
      graph.addEdge(end(x, y, "from"), end(u, v, "to"), { size: 0.4, color: across });
    });
    return graph;
  };

  const draw = async () => {
    const answer = await fetch(sheet.dataset.map, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const data = await answer.json();
    const place = document.createElement("div");
    place.className = "map map--live";
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", sheet.querySelector("desc").textContent);
    sheet.after(place);
    try {
      const ink = colour("", "var(--tar)");
      new Sigma(graphOf(data, ink), place, { labelColor: { color: ink }, labelFont: "Vollkorn, serif", labelSize: 17, labelRenderedSizeThreshold: 99, minCameraRatio: 0.2, maxCameraRatio: 2 });
      sheet.setAttribute("hidden", "");
    } catch {
      place.remove();
    }
  };
  draw();
})();
