namespace Nhi.Governance.Conformance;

/// <summary>A law is not kept. The message says which, what was seen, the shortest steps that show it and the seed that shows it again.</summary>
/// <param name="message">The message.</param>
/// <param name="innerException">What was thrown, where something was.</param>
public sealed class LawBrokenException(string message, Exception? innerException = null) : Exception(message, innerException);
