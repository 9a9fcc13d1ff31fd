namespace Nhi.Governance.Conformance.Xunit;

/// <summary>A law is not looked at; shows as a skipped test.</summary>
/// <param name="reason">Why.</param>
internal sealed class LawDeclinedException(string reason) : Exception(reason);
