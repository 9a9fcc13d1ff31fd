using System.Globalization;

namespace Nhi.Governance.Tool.Terminal;

/// <summary>Writes numbers, alone and with what they count.</summary>
internal static class Count
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(int number, string one, string many) => $"{Of(number)} {(number == 1 ? one : many)}";
}
