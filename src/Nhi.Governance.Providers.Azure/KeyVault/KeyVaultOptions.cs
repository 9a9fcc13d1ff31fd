using Azure.Core;
using Nhi.Governance.Providers.Http;

namespace Nhi.Governance.Providers.Azure;

/// <summary>Says which key vault is governed, and as whom.</summary>
public sealed record KeyVaultOptions
{
    private const int LargestPage = 8 * 1024 * 1024;

    /// <summary>Address of the vault: <c>https://estate.vault.azure.net</c>.</summary>
    public required Uri Vault { get; init; }

    /// <summary>As whom to call. The default, <see langword="null"/>, is the chain of Azure.Identity: environment, workload identity, managed identity, developer tools.</summary>
    public TokenCredential? Credential { get; init; }

    /// <summary>Whether secrets may be changed.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool AllowWrites { get; init; }

    /// <summary>What the estate calls this vault. Give each its own.</summary>
    /// <value>The default is <c>key-vault</c>.</value>
    public string Name { get; init; } = "key-vault";

    /// <summary>The longest time until a change is seen by readers, and until a secret that is deleted or brought back is that.</summary>
    /// <value>The default is one minute. Azure names no figure; deleting and recovering are told to take "a few seconds".</value>
    public TimeSpan PropagationWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Lets a client call the vault, and nothing else.</summary>
    /// <param name="http">The client's options. Their bound on an answer is raised to what a page of secrets can hold; nothing else is changed.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
    public void Pin(OutboundHttpOptions http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Endpoints.Add(Validated(this).Vault);
        http.MaxResponseBytes = Math.Max(http.MaxResponseBytes, LargestPage);
    }

    /// <summary>Throws where an option is out of its bounds.</summary>
    internal static KeyVaultOptions Validated(KeyVaultOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options switch
        {
            { Vault: not { IsAbsoluteUri: true, Scheme: "https", UserInfo: "", AbsolutePath: "/" } } => throw new ArgumentException("Vault is an https address without a path or a user name in it.", nameof(options)),
            { Name: null or "" } => throw new ArgumentException("Name is empty.", nameof(options)),
            _ when options.PropagationWindow < TimeSpan.Zero => throw new ArgumentException("A propagation window is not negative.", nameof(options)),
            _ => options,
        };
    }
}
