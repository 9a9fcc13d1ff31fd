using System.Reflection;
using Xunit;

namespace Nhi.Governance.Conformance.Xunit;

/// <summary>Fails when an assembly implements a contract and no conformance class of the test project proves that implementation: derive one class from this.</summary>
public abstract class ContractCompleteness
{
    private static readonly Type[] Contracts =
    [
        typeof(ICredentialProvider), typeof(ISecretStore), typeof(IRevocationVerifier), typeof(ICredentialProbe),
        typeof(IIdentitySource), typeof(IUsageSource), typeof(IFingerprintKeyProvider), typeof(IInventoryStore),
    ];

    /// <summary>The assemblies whose implementations must be proved.</summary>
    protected abstract IReadOnlyList<Assembly> Implementations { get; }

    /// <summary>Implementations that are not proved, with the reason: decorators, those proved in another project.</summary>
    protected virtual IReadOnlyDictionary<Type, string> Excused { get; } = new Dictionary<Type, string>();

    /// <summary>Looks.</summary>
    [Fact]
    public void EveryImplementationIsProved()
    {
        var proved = GetType().Assembly.GetTypes().Where(type => type is { IsAbstract: false, ContainsGenericParameters: false })
            .SelectMany(Fixtures)
            .Select(fixture => ((ConformanceFixture)Activator.CreateInstance(fixture)!).Subject)
            .ToHashSet();
        var missing = Implementations.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsAbstract: false, IsInterface: false } && Contracts.Any(contract => contract.IsAssignableFrom(type)))
            .Where(type => !proved.Contains(type) && !Excused.ContainsKey(type))
            .Select(type => type.ToString())
            .Order(StringComparer.Ordinal)
            .ToList();
        if (missing.Count > 0)
        {
            throw new LawBrokenException($"No conformance class proves: {string.Join(", ", missing)}");
        }
    }

    /// <summary>The fixtures of the conformance classes a type derives from.</summary>
    private static IEnumerable<Type> Fixtures(Type type)
    {
        for (var up = type.BaseType; up is not null; up = up.BaseType)
        {
            if (up.IsGenericType && up.Assembly == typeof(ContractCompleteness).Assembly)
            {
                yield return up.GetGenericArguments()[0];
            }
        }
    }
}
