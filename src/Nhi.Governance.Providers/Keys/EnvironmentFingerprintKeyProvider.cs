using System.Globalization;
using System.Security.Cryptography;

namespace Nhi.Governance.Providers.Keys;

/// <summary>Reads the fingerprint keys of an estate from an environment variable: numbers and base64, the current key first, as in <c>2:…,1:…</c>.</summary>
/// <remarks>
/// Safe to use from several threads. For containers whose platform hands secrets out that way. An environment is read by whoever may look at the process and inherited by what it starts,
/// and its text stays in memory: where there is a choice, use a file. Rotating is up to who sets the variable: put the new key before the others.
/// </remarks>
public sealed class EnvironmentFingerprintKeyProvider : IFingerprintKeyProvider
{
    /// <summary>The variable where none is named: <c>NHI_FINGERPRINT_KEYS</c>.</summary>
    public const string DefaultVariable = "NHI_FINGERPRINT_KEYS";

    private const int MostMaterial = 128;

    private readonly string _variable;

    /// <summary>Names the variable. Nothing is read yet.</summary>
    /// <param name="variable">Its name.</param>
    public EnvironmentFingerprintKeyProvider(string variable = DefaultVariable)
    {
        ArgumentException.ThrowIfNullOrEmpty(variable);
        _variable = variable;
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<FingerprintKey>> GetKeysAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var text = Environment.GetEnvironmentVariable(_variable);
            return string.IsNullOrWhiteSpace(text) ? throw new KeyFileException(FailureKind.NotFound, "it is not set") : new(Parse(text));
        }
        catch (KeyFileException failed)
        {
            throw new ProviderException(new ProviderFailure("fingerprint key variable", "read keys", failed.Kind, $"{_variable}: {failed.Message}", MayHaveApplied: false), failed);
        }
    }

    private static List<FingerprintKey> Parse(ReadOnlySpan<char> text)
    {
        using var keys = new KeyList();
        Span<byte> material = stackalloc byte[MostMaterial];
        try
        {
            var number = 0;
            foreach (var range in text.Split(','))
            {
                number++;
                var part = text[range].Trim();
                var colon = part.IndexOf(':');
                if (colon < 1 || !ushort.TryParse(part[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                    || !Convert.TryFromBase64Chars(part[(colon + 1)..], material, out var written))
                {
                    throw Bad(number, "it is no number, colon and base64");
                }

                if (keys.Add(id, material[..written]) is { } objection)
                {
                    throw Bad(number, objection);
                }
            }

            return keys.Take();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(material);
        }
    }

    private static KeyFileException Bad(int key, string why) => new(FailureKind.Invalid, string.Create(CultureInfo.InvariantCulture, $"key {key} of the list: {why}"));
}
