using System.Globalization;

namespace Nhi.Governance.Providers.Aws;

/// <summary>What IAM lets a tag hold.</summary>
internal static class AwsTagText
{
    public const int MaximumValue = 256;

    /// <summary>Letters, digits, separators and a few signs: <c>[\p{L}\p{Z}\p{N}_.:/=+\-@]</c>.</summary>
    public static bool IsLegal(char letter) =>
        letter is '_' or '.' or ':' or '/' or '=' or '+' or '-' or '@'
        || char.IsLetter(letter) || char.IsNumber(letter)
        || char.GetUnicodeCategory(letter) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
