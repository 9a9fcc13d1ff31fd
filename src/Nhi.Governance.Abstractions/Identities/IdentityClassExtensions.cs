namespace Nhi.Governance;

/// <summary>The named boundary inside the set of non-human identities.</summary>
public static class IdentityClassExtensions
{
    /// <summary>Whether the class is a machine identity (devices, hosts, workloads and their certificates and keys) rather than one of the wider set of non-human identities.</summary>
    /// <param name="value">The class.</param>
    /// <returns><see langword="true"/> for <see cref="IdentityClass.Device"/>, <see cref="IdentityClass.Host"/>, <see cref="IdentityClass.Workload"/>, <see cref="IdentityClass.Certificate"/> and <see cref="IdentityClass.SigningKey"/>.</returns>
    public static bool IsMachine(this IdentityClass value) =>
        value is IdentityClass.Device or IdentityClass.Host or IdentityClass.Workload or IdentityClass.Certificate or IdentityClass.SigningKey;
}
