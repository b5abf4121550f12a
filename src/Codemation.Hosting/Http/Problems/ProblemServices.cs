using Microsoft.Extensions.DependencyInjection;

namespace Codemation.Hosting.Http.Problems;

/// <summary>Has every error answered as a problem.</summary>
internal static class ProblemServices
{
    public static void AddApiProblems(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ExceptionAnswers>();
    }
}
