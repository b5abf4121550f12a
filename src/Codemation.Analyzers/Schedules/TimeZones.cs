namespace Codemation.Analyzers.Schedules;

/// <summary>The time zones that the compiler's machine knows.</summary>
internal static class TimeZones
{
    // Not every compiler's runtime knows IANA ids; one that doesn't can't tell.
    private static readonly bool KnowsAny = Exists("Europe/Amsterdam") && Exists("America/New_York");

    public static bool MayExist(string id) => !KnowsAny || Exists(id);

    private static bool Exists(string id)
    {
        try
        {
            return id.Length > 0 && TimeZoneInfo.FindSystemTimeZoneById(id) is not null;
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            return false;
        }
    }
}
