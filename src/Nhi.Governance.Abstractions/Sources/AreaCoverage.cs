namespace Nhi.Governance;

/// <summary>How much of an area was read.</summary>
/// <param name="Area">Part of an authority, such as <c>aws:111122223333:roles</c> or <c>k8s:prod:serviceaccounts/payments</c>; one without the part after the slash covers all its parts.</param>
/// <param name="Coverage">How much. Where several summaries tell of one area, as pages of one list do, the least counts.</param>
public sealed record AreaCoverage(string Area, Coverage Coverage);
