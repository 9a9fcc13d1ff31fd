using System.Globalization;

namespace Nhi.Governance.Providers.Http;

/// <summary>Scheme, host and port: what decides who is called.</summary>
internal static class Origin
{
    public static string Of(Uri address) =>
        string.Create(CultureInfo.InvariantCulture, $"{address.Scheme}://{(address.HostNameType == UriHostNameType.IPv6 ? "[" + address.IdnHost + "]" : address.IdnHost.ToLowerInvariant())}:{address.Port}");
}
