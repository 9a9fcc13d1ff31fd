namespace Nhi.Governance;

/// <summary>A control that could not be assessed.</summary>
/// <param name="Identity">The identity.</param>
/// <param name="Result">What is missing, and the command that closes the gap.</param>
public sealed record Gap(IdentityId Identity, ControlResult Result);
