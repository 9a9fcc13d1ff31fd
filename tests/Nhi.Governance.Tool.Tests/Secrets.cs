using System.Text;

namespace Nhi.Governance.Tool.Tests;

/// <summary>Values made while tests run, so that no file of the repository holds one.</summary>
internal sealed class Secrets
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private readonly Random _random = new(20261122);

    /// <summary>All that were made.</summary>
    public List<string> All { get; } = [];

    public string Value(int length = 32)
    {
        var value = new string([.. Enumerable.Range(0, length).Select(_ => Letters[_random.Next(Letters.Length)])]);
        All.Add(value);
        return value;
    }

    public string GitHubToken() => "ghp_" + Value(36);

    public static string Base64(string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
}
