using Nhi.Governance.Providers.Files;

namespace Nhi.Governance.Providers.Google;

/// <summary>What a record says of a service account that it names by address or number.</summary>
internal static class GoogleAttachments
{
    /// <summary>An attachment to a service account; where its project's accounts were all read and it is not among them, what names it dangles.</summary>
    public static Attachment To(string account, string record, ListReading reading, bool isReference = false)
    {
        var project = GoogleNames.ProjectOf(account);
        return new Attachment
        {
            Target = account.All(char.IsAsciiDigit) ? GoogleNames.Id(account).Value : account,
            Record = record,
            Area = project is null ? string.Empty : GoogleNames.ServiceAccounts(project),
            Containers = project is null ? [] : [GoogleNames.Project(project)],
            IsReference = isReference && project is not null,
            Source = reading.Source,
        };
    }
}
