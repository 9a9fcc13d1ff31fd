namespace Nhi.Governance.Conformance;

/// <summary>A law has found, only while it looked, that it cannot be looked at here. A test framework's adapter shows it as skipped, with the message.</summary>
/// <param name="reason">Why.</param>
public sealed class LawDeclinedException(string reason) : Exception(reason);
