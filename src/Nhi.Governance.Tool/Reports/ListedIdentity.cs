namespace Nhi.Governance.Tool.Reports;

/// <summary>An identity with its open findings, the gravest first.</summary>
internal sealed class ListedIdentity(INonHumanIdentity identity, IEnumerable<Finding> findings)
{
    public INonHumanIdentity Identity { get; } = identity;

    public IReadOnlyList<Finding> Findings { get; } = [.. findings.OrderByDescending(finding => finding.Result.Severity).ThenBy(finding => finding.Id)];
}
