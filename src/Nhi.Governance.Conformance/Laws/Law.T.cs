namespace Nhi.Governance.Conformance;

/// <summary>One law of a contract, as a value: any test framework can run it.</summary>
/// <typeparam name="TFixture">What it needs to know of an implementation.</typeparam>
/// <param name="Id">Its id: the contract, a dot and a name.</param>
/// <param name="Statement">What it demands, in one sentence.</param>
/// <param name="Kind">How it looks.</param>
/// <param name="DeclineReason">Why an implementation need not keep it, by what it declares; <see langword="null"/> where it must.</param>
/// <param name="RunAsync">Looks. Throws <see cref="LawBrokenException"/> where it is not kept.</param>
public sealed record Law<TFixture>(string Id, string Statement, LawKind Kind, Func<TFixture, string?> DeclineReason, Func<TFixture, LawRun, CancellationToken, Task> RunAsync) : ILaw
    where TFixture : ConformanceFixture;
