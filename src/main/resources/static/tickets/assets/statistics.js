// Draws the table of days as a chart; the table itself stays for those who do not see it.
const canvas = document.getElementById("over-time");
const rows = [...document.querySelectorAll("#over-time-table tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
const style = getComputedStyle(document.documentElement);
const colour = (name) => style.getPropertyValue(name).trim();

const line = (label, index, color) => ({
  label,
  data: rows.map((row) => Number(row[index])),
  borderColor: color,
  backgroundColor: color,
  borderWidth: 2,
  pointRadius: rows.length > 60 ? 0 : 2,
  tension: 0.25,
});

new Chart(canvas, {
  type: "line",
  data: {
    labels: rows.map((row) => row[0]),
    datasets: [line(canvas.dataset.created, 1, "#e08f00"), line(canvas.dataset.resolved, 2, "#16a34a")],
  },
  options: {
    animation: false,
    maintainAspectRatio: false,
    interaction: { mode: "index", intersect: false },
    plugins: { legend: { labels: { color: colour("--text") } } },
    scales: {
      x: { ticks: { color: colour("--muted"), maxTicksLimit: 10 }, grid: { display: false } },
      y: { beginAtZero: true, ticks: { color: colour("--muted"), precision: 0 }, grid: { color: colour("--line") } },
    },
  },
});
