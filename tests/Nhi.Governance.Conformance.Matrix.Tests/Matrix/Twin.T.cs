namespace Nhi.Governance.Conformance.Matrix;

/// <summary>An implementation beside the laws.</summary>
/// <typeparam name="TFixture">What the laws need to know of it.</typeparam>
/// <param name="Name">What it is, or what is wrong with it.</param>
/// <param name="Breaks">The law it was made to break, and of its kind no other; <see langword="null"/> for a bug as it is met with, which any law may see.</param>
/// <param name="Make">Makes a new one, so that no law sees what another left.</param>
internal sealed record Twin<TFixture>(string Name, string? Breaks, Func<TFixture> Make)
    where TFixture : ConformanceFixture;
