using Microsoft.Extensions.DependencyInjection;
using Nhi.Governance;

#region survey
var services = new ServiceCollection();
services.AddNhiGovernance(nhi => nhi.UseSqlite("estate.db").AddFolder("exports").AddGit("."));
await using var provider = services.BuildServiceProvider();

var survey = await provider.GetRequiredService<EstateSurvey>().RunAsync();
foreach (var finding in survey.Findings.Where(finding => finding.Result.Severity >= Severity.High))
{
    Console.WriteLine($"{finding.Result.Severity} {finding.Identity} {finding.Result.Control}: {finding.Result.NextStep}");
}
#endregion
