namespace Nhi.Governance.Conformance;

/// <summary>Why a store need not keep a law.</summary>
internal static class StoreNeeds
{
    public static Func<SecretStoreFixture, string?> All(StoreCapabilities needed) => fixture => Missing(fixture, needed);

    public static Func<SecretStoreFixture, string?> AllAndLoss(StoreCapabilities needed) => fixture =>
        Missing(fixture, needed) ?? (fixture.Loss is null ? "no answer can be lost here" : null);

    public static Func<SecretStoreFixture, string?> AllAndNot(StoreCapabilities needed, StoreCapabilities not) => fixture =>
        Missing(fixture, needed) ?? (fixture.Store.Descriptor.Capabilities.HasFlag(not) ? $"it declares {not}" : null);

    private static string? Missing(SecretStoreFixture fixture, StoreCapabilities needed)
    {
        var missing = needed & ~fixture.Store.Descriptor.Capabilities;
        return missing == StoreCapabilities.None ? null : $"it does not declare {missing}";
    }
}
