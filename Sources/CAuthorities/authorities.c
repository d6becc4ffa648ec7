#include "authorities.h"
