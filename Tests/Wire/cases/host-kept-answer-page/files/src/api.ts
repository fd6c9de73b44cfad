export async function restores() {
  const r = await fetch("/restores.json");
  return (await r.json()).results;
}
