"""Have a Pool call back with each result, or with its error."""

from multiprocessing import Pool


def runner(number):
    if number == 2:
        raise ValueError("Function 2 has failed")
    return number * number


if __name__ == "__main__":
    results, errors = [], []
    with Pool(1) as pool:
        for number in range(5):
            pool.apply_async(
                runner,
                (number,),
                callback=results.append,
                error_callback=errors.append,
            )
        pool.close()
        pool.join()
    print("Results:", results)
    print("Errors:", errors)
