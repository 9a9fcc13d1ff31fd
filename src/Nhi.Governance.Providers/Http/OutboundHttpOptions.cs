using System.Security.Cryptography.X509Certificates;

namespace Nhi.Governance.Providers.Http;

/// <summary>How one part outside may be called. Read once, when the handler is made; set it up before and leave it alone afterwards.</summary>
public sealed class OutboundHttpOptions
{
    /// <summary>The addresses that may be called. Only scheme, host and port count: any path of the same origin may be called, and nothing else, whatever an answer points to.</summary>
    /// <value>The default is none; at least one is needed.</value>
    public IList<Uri> Endpoints { get; } = [];

    /// <summary>Lets the endpoints be <c>http</c> where they are not on this machine. For what is signed itself and public, as OCSP answers and revocation lists are; never for a secret.</summary>
    /// <value>The default is <see langword="false"/>: <c>https</c>, or <c>http</c> to this machine.</value>
    public bool AllowPlainHttp { get; set; }

    /// <summary>Roots of a private authority. Where there are any, the endpoints must chain to one of them, and the roots of the system count no more.</summary>
    /// <value>The default is none: the roots of the system. Stay the caller's to dispose, after the handler.</value>
    public X509Certificate2Collection TrustedRoots { get; } = [];

    /// <summary>How TLS certificates of the endpoints are checked for being revoked.</summary>
    /// <value>The default is <see cref="X509RevocationMode.NoCheck"/>, as in .NET: the check calls addresses which the certificate names, not those in <see cref="Endpoints"/>.</value>
    public X509RevocationMode ServerRevocationMode { get; set; } = X509RevocationMode.NoCheck;

    /// <summary>Longest time for one try, to the last byte of the answer.</summary>
    /// <value>The default is ten seconds.</value>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time for all tries and the pauses between them.</summary>
    /// <value>The default is thirty seconds.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Most bytes of an answer's body, after decompression. Reading stops there.</summary>
    /// <value>The default is one mebibyte.</value>
    public int MaxResponseBytes { get; set; } = 1 << 20;

    /// <summary>Most kibibytes of an answer's headers.</summary>
    /// <value>The default is 32.</value>
    public int MaxResponseHeadersKibibytes { get; set; } = 32;

    /// <summary>How often a failed try is followed by another.</summary>
    /// <value>The default is three; zero never tries again.</value>
    public int MaxRetries { get; set; } = 3;

    /// <summary>About the first pause between tries; each further one is about twice as long.</summary>
    /// <value>The default is half a second.</value>
    public TimeSpan RetryPause { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest pause. Where <c>Retry-After</c> asks for more, the answer is handed over instead of being waited for.</summary>
    /// <value>The default is ten seconds.</value>
    public TimeSpan MaxRetryPause { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Lets a request that is not repeatable be sent again after 429: whoever throttles has not acted.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool RetryThrottledWrites { get; set; }

    /// <summary>Lets the proxy of the machine's environment see the calls.</summary>
    /// <value>The default is <see langword="false"/>: a proxy that nobody chose is no surprise.</value>
    public bool UseProxy { get; set; }

    /// <summary>The clock of timeouts and pauses.</summary>
    /// <value>The default, <see langword="null"/>, is the host's <see cref="System.TimeProvider"/>, or the system's.</value>
    public TimeProvider? TimeProvider { get; set; }

    /// <summary>Finds what is wrong with these options.</summary>
    /// <returns>One sentence for each mistake; none where all is well.</returns>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>();
        if (Endpoints.Count == 0)
        {
            wrong.Add("Endpoints is empty: name at least one address that may be called.");
        }

        foreach (var endpoint in Endpoints)
        {
            if (endpoint is not { IsAbsoluteUri: true } || endpoint.Scheme is not ("https" or "http") || endpoint.UserInfo.Length > 0)
            {
                wrong.Add("An endpoint is no absolute https address without a user name in it.");
            }
            else if (string.Equals(endpoint.Scheme, "http", StringComparison.Ordinal) && !endpoint.IsLoopback && !AllowPlainHttp)
            {
                wrong.Add($"{Origin.Of(endpoint)} is not https.");
            }
        }

        Positive(TryTimeout, nameof(TryTimeout), wrong);
        Positive(TotalTimeout, nameof(TotalTimeout), wrong);
        Positive(RetryPause, nameof(RetryPause), wrong);
        Positive(MaxRetryPause, nameof(MaxRetryPause), wrong);
        if (MaxResponseBytes < 1 || MaxResponseHeadersKibibytes < 1 || MaxRetries is < 0 or > 100)
        {
            wrong.Add("MaxResponseBytes and MaxResponseHeadersKibibytes are one or more, MaxRetries 0 to 100.");
        }

        return wrong;
    }

    private static void Positive(TimeSpan time, string name, List<string> wrong)
    {
        if (time < TimeSpan.FromMilliseconds(10) || time > TimeSpan.FromDays(1))
        {
            wrong.Add($"{name} is ten milliseconds to one day.");
        }
    }
}
