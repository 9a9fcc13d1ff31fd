namespace Nhi.Governance.Providers.Aws;

/// <summary>One access key of a user, as IAM lists it.</summary>
internal sealed record AwsAccessKey(string Id, bool IsActive, DateTimeOffset? CreatedAt)
{
    private const int LongestId = 64;

    /// <summary>Whether a text can be the id of a key: 16 letters or more, in capitals and digits.</summary>
    public static bool IsId(string text) => text.Length is >= 16 and <= LongestId && text.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));

    /// <summary>Which of two keys came first, the same on every node: by date, then by id.</summary>
    public bool IsBefore(AwsAccessKey other) =>
        (CreatedAt ?? DateTimeOffset.MaxValue).CompareTo(other.CreatedAt ?? DateTimeOffset.MaxValue) is var order && (order != 0 ? order < 0 : string.CompareOrdinal(Id, other.Id) < 0);
}
