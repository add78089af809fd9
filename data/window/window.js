// Says when the page is cut off from Kabar, and draws its charts. Each stands as a table too, which is what is read aloud.
(() => {
  // What is shown looks the same as before while nothing comes: nobody shall take it for what is.
  const sayConnected = (isConnected) => {
    const place = document.getElementById('connection');
    if (place === null) return;
    place.className = isConnected ? '' : 'status failing';
    place.textContent = isConnected ? '' : place.dataset.lost;
  };

  // A login that has ended: the page leads to the door, and back.
  addEventListener('htmx:sse:error', ({ detail }) => {
    if (detail.status === 401) location.reload();
    else sayConnected(false);
  });
  addEventListener('htmx:sse:after:connection', () => sayConnected(true));

  const charts = new Map();
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const dataOf = (table) => {
    const rows = [...table.tBodies[0].rows];
    const times = rows.map((row) => Date.parse(row.cells[0].querySelector('time').dateTime) / 1000);
    const column = (index) => rows.map((row) => Number(row.cells[index].textContent));
    return [times, column(1), column(2)];
  };

  const draw = (figure) => {
    const table = figure.querySelector('details table');
    const plot = figure.querySelector('.plot');
    const { chart: unit, zone: timeZone } = figure.dataset;
    const parts =
      unit === 'hour' ? { hour: '2-digit', minute: '2-digit' } : { day: 'numeric', month: 'short' };
    const { lang } = document.documentElement;
    const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { ...parts, timeZone });
    const axis = { stroke: colour('--pico-color'), grid: { stroke: colour('--pico-muted-border-color') } };
    const line = (index, name) => ({
      label: table.tHead.rows[0].cells[index].textContent,
      stroke: colour(name),
      width: 2,
      points: { show: false },
    });
    const options = {
      width: plot.clientWidth,
      height: 200,
      legend: { live: false },
      cursor: { show: false },
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), timeZone),
      scales: { y: { range: (_, __, max) => [0, Math.max(4, max)] } },
      axes: [{ ...axis, values: (_, splits) => splits.map((at) => format.format(at * 1000)) }, axis],
      series: [{}, line(1, '--kabar-chart-1'), line(2, '--kabar-chart-2')],
    };
    plot.replaceChildren();
    charts.set(figure, { shown: table.textContent, chart: new uPlot(options, dataOf(table), plot) });
  };

  const refresh = () => {
    for (const [figure, known] of charts) {
      const table = figure.querySelector('details table');
      if (table.textContent === known.shown) continue;
      known.shown = table.textContent;
      known.chart.setData(dataOf(table));
    }
  };

  const figures = [...document.querySelectorAll('figure[data-chart]')];
  if (figures.length === 0) return;
  for (const figure of figures) draw(figure);
  new MutationObserver(refresh).observe(document.querySelector('main'), {
    characterData: true,
    childList: true,
    subtree: true,
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => figures.forEach(draw));
  addEventListener('resize', () => {
    for (const [figure, { chart }] of charts) chart.setSize({ width: figure.clientWidth, height: 200 });
  });
})();
