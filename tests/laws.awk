# Prints what became of the laws of each contract on each implementation, from the report of Nhi.Governance.Conformance.Xunit:
# contract, implementation, law, result, words; separated by tabs.
BEGIN { FS = "\t" }
{
  key = $1 "\t" $2
  if (!(key in seen)) { seen[key] = 1; order[++count] = key }
  if ($4 == "told") { told[++lines] = sprintf("   %-32s %s", $2, $5) }
  else { sum[key, $4]++ }
  if ($4 == "skipped") {
    name = $3; sub(/^[^.]*\./, "", name)
    if (!((key, $5) in why)) { reasons[key, ++reasoned[key]] = $5 }
    why[key, $5] = why[key, $5] (why[key, $5] == "" ? "" : ", ") name
  }
}
END {
  for (i = 1; i <= count; i++) {
    split(order[i], part, "\t")
    printf "   %-10s %-44s %3d kept, %d broken, %d skipped\n", part[1], part[2], sum[order[i], "passed"], sum[order[i], "failed"], sum[order[i], "skipped"]
    for (r = 1; r <= reasoned[order[i]]; r++) {
      reason = reasons[order[i], r]
      printf "              skipped %s: %s\n", why[order[i], reason], reason
    }
  }
  if (lines) {
    print "\n== rotations, as the verifiers saw them"
    for (i = 1; i <= lines; i++) print told[i]
  }
}
