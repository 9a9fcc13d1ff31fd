using Microsoft.Extensions.Logging;

namespace LogRedaction;

/// <summary>What a careless application logs.</summary>
internal static partial class Demo
{
    [LoggerMessage(Level = LogLevel.Information, Message = "connecting to {Host} with {Password}")]
    public static partial void Connecting(ILogger logger, string host, string password);

    [LoggerMessage(Level = LogLevel.Information, Message = "calling with {Header}")]
    public static partial void Calling(ILogger logger, string header);

    [LoggerMessage(Level = LogLevel.Error, Message = "the call failed")]
    public static partial void Failed(ILogger logger, Exception exception);
}
