namespace Nhi.Governance.Providers.Aws.Servers;

/// <summary>A test that needs moto: skipped with the reason where that cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MotoFactAttribute : FactAttribute
{
    public MotoFactAttribute() => Skip = MotoInstallation.Reason;
}
