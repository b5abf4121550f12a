namespace Codemation.Hosting.Configuration;

/// <summary>Everything that can be configured. docs/configuration.md describes each.</summary>
internal static class KnownSettings
{
    private static readonly TimeSpan ShortestCheckIn = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestCheckIn = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestGrace = TimeSpan.FromHours(1);

    public static IReadOnlyList<Setting> All { get; } =
    [
        new("Profile", null, static (settings, value) => settings.Profile = value.OneOf<Profile>()),
        new("Database", "DATABASE_URL", static (settings, value) => settings.Database = value.Text),
        new("Redis", "REDIS_URL", static (settings, value) => settings.Redis = value.Text),
        new("Binary", "CODEMATION_BINARY", static (settings, value) => settings.Binary = value.Text),
        new("Concurrency", null, static (settings, value) => settings.Concurrency = value.Integer(1, 10_000)),
        new("Queues", null, static (settings, value) => settings.Queues = value.List is { Count: > 0 } names ? names : throw value.Wrong("takes at least one name")),
        new("CheckIn", null, static (settings, value) => settings.CheckIn = value.Duration(ShortestCheckIn, LongestCheckIn)),
        new("CheckInThreshold", null, static (settings, value) => settings.CheckInThreshold = value.Duration(ShortestCheckIn, LongestCheckIn)),
        new("GracePeriod", null, static (settings, value) => settings.GracePeriod = value.Duration(TimeSpan.Zero, LongestGrace)),
        new("MissedFirings", null, static (settings, value) => settings.MissedFirings = value.OneOf<MissedFirings>()),
        new("Urls", "ASPNETCORE_URLS", static (settings, value) => settings.Web.Urls = WebAddresses.Read(value)),
        new("BasePath", "CODEMATION_BASE_PATH", static (settings, value) => settings.Web.BasePath = WebAddresses.ReadBasePath(value)),
        new("ApiKey", "CODEMATION_API_KEY", static (settings, value) => settings.Web.ApiKey = ReadKey(value)),
        new("MaxRequestBytes", null, static (settings, value) => settings.Web.MaxRequestBytes = value.Long(1024, 1L << 40)),
        Retention("Runs", "RUN", static (periods, kept) => periods with { Runs = kept }),
        Retention("Binary", "BINARY", static (periods, kept) => periods with { Binary = kept }),
        Retention("Spans", "SPAN", static (periods, kept) => periods with { Spans = kept }),
        Retention("Artifacts", "ARTIFACT", static (periods, kept) => periods with { Artifacts = kept }),
        Retention("Metrics", "METRIC", static (periods, kept) => periods with { Metrics = kept }),
        Limit("Activations", static (limits, value) => limits with { Activations = value.Integer(1, int.MaxValue) }),
        Limit("Depth", static (limits, value) => limits with { Depth = value.Integer(0, 1000) }),
        Limit("BatchItems", static (limits, value) => limits with { BatchItems = value.Integer(1, int.MaxValue) }),
        Limit("ItemBytes", static (limits, value) => limits with { ItemBytes = value.Integer(1024, 1 << 30) }),
        Limit("ConcurrentSteps", static (limits, value) => limits with { ConcurrentSteps = value.Integer(1, 10_000) }),
    ];

    private static Setting Limit(string name, Func<RunLimits, SettingValue, RunLimits> change)
        => new($"Limits:{name}", null, (settings, value) => settings.ChangeLimits(limits => change(limits, value)));

    private static Setting Retention(string name, string variable, Func<RetentionPeriods, TimeSpan, RetentionPeriods> change)
        => new($"Retention:{name}", $"CODEMATION_{variable}_RETENTION", (settings, value) =>
        {
            var kept = value.Retention();
            settings.ChangeRetention(periods => change(periods, kept));
        });

    private static string ReadKey(SettingValue value)
        => value.Text.Length >= WebSettings.ShortestKey && value.Text.All(char.IsAscii) && !value.Text.Any(char.IsWhiteSpace)
            ? value.Text
            : throw value.Wrong($"takes at least {WebSettings.ShortestKey} characters without spaces; make one with: openssl rand -base64 32");
}
