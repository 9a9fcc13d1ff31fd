namespace Nhi.Governance;

/// <summary>An expected failure at an issuer or store: refused, throttled, unreachable. What nobody expects is thrown.</summary>
/// <param name="Provider">Name of the issuer or store.</param>
/// <param name="Operation">What was tried.</param>
/// <param name="Reason">What it answered, in words that hold no secret.</param>
/// <param name="IsTransient">Whether trying again later can help.</param>
/// <param name="MayHaveApplied">Whether the effect may have happened all the same, as after a lost answer: recover before trying again.</param>
public sealed record ProviderFailure(string Provider, string Operation, string Reason, bool IsTransient = false, bool MayHaveApplied = true);
